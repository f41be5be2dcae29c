import { toTimestamp } from '../../src/domain/timestamp.ts'
import { walletAddress } from '../../src/domain/wallet.ts'
import { defineOperation, type OperationContext } from '../../src/operation.ts'
import { structure } from '../../src/protocol/shapes.ts'
import type { PaymentConnectorRow } from '../../src/store/rows.ts'
import { requirePaymentConnector, requirePaymentManager } from '../existing.ts'
import {
  agentNameHeader,
  clientToken,
  paymentConnectorId,
  paymentManagerArn,
  userIdHeader,
} from '../shapes.ts'
import { instrumentView } from './instrument-view.ts'
import {
  paymentInstrument,
  paymentInstrumentDetails,
  paymentInstrumentType,
} from './shapes.ts'

export const createPaymentInstrument = defineOperation({
  name: 'CreatePaymentInstrument',
  plane: 'data',
  http: {
    method: 'POST',
    uri: '/payments/createPaymentInstrument',
    statusCode: 201,
  },
  input: structure({
    userId: userIdHeader,
    agentName: agentNameHeader,
    paymentManagerArn,
    paymentConnectorId,
    paymentInstrumentType,
    paymentInstrumentDetails,
    clientToken,
  }),
  output: structure({ paymentInstrument }),
  errors: [
    'ServiceQuotaExceededException',
    'AccessDeniedException',
    'ConflictException',
    'ValidationException',
    'ThrottlingException',
    'InternalServerException',
    'SubscriptionRequiredException',
    'ResourceNotFoundException',
  ],
  actsForUser: true,
  idempotencyScope: (input) => input.paymentManagerArn,
  handle(input, context) {
    const { store, ids, nowMs, userId } = context
    const { paymentManagerArn, paymentConnectorId } = input
    requirePaymentManager(paymentManagerArn, context)
    const connector = requirePaymentConnector(
      paymentManagerArn,
      paymentConnectorId,
      context,
    )
    const wallet = input.paymentInstrumentDetails.embeddedCryptoWallet
    const paymentInstrumentId = ids.paymentInstrument()
    const now = toTimestamp(nowMs)
    const row = store.paymentInstrument.insert({
      paymentInstrumentId,
      paymentManagerArn,
      paymentConnectorId,
      userId,
      paymentInstrumentType: input.paymentInstrumentType,
      network: wallet.network,
      walletAddress: walletAddress(wallet.network, paymentInstrumentId),
      redirectUrl: redirectUrl(connector, context),
      linkedAccounts: wallet.linkedAccounts,
      // documented: a wallet starts without funds
      balances: [],
      // observed for Coinbase: active at once; inferred for Privy
      status: 'ACTIVE',
      version: 1,
      createdAt: now,
      updatedAt: now,
    })
    return { paymentInstrument: instrumentView(row) }
  },
})

/** documented: only Coinbase has a hub to which the end user is sent to grant the agent its rights. */
function redirectUrl(
  connector: PaymentConnectorRow,
  { ids }: OperationContext,
): string | null {
  return connector.type === 'CoinbaseCDP'
    ? `https://hub.cdp.coinbase.com/${ids.redirect()}`
    : null
}
