import { maskLinkedAccounts } from '../../domain/linked-account-mask.ts'
import { TEXT, anyOf, described, mapOf } from '../http/json-schema.ts'
import type { AdminRoute, AdminWorld } from '../http/route.ts'
import { refTo } from '../http/schemas.ts'

const WALLET = described(TEXT, 'Id of a wallet')

export const WALLET_ROUTES: readonly AdminRoute[] = [
  {
    method: 'POST',
    path: 'wallets/fund',
    summary: 'Set the balances of a wallet, in US dollars by chain',
    body: anyOf({ id: WALLET, balances: mapOf(TEXT) }),
    reply: refTo('Row'),
    answer({ controller }, { body }) {
      // the mock itself checks both
      const { id, balances } = body as { id: never; balances: never }
      controller.wallets.fund(id, balances)
      return walletRow(controller, id)
    },
  },
  {
    method: 'POST',
    path: 'wallets/block',
    summary: 'Block a wallet, as its vendor may',
    body: anyOf({
      id: WALLET,
      reason: described(TEXT, "Stored in the row's statusReason"),
    }),
    reply: refTo('StatusChanged'),
    answer: ({ controller }, { body }) =>
      controller.wallets.block(
        body['id'] as string,
        body['reason'] as string | undefined,
      ),
  },
]

function walletRow({ db }: AdminWorld['controller'], id: string) {
  const where = { paymentInstrumentId: { equals: id } }
  return maskLinkedAccounts(db.paymentInstrument.findFirst({ where }))
}
