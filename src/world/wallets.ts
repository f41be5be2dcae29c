import { isObject } from '../domain/is-object.ts'
import { baseUnitsOfUsd, compare, isDecimal } from '../domain/money.ts'
import type { DecimalText } from '../domain/money.ts'
import type { StatusChanged } from '../domain/transition.ts'
import { valueText } from '../domain/value-text.ts'
import { chainsOf, type BlockchainChainId } from '../domain/x402/networks.ts'
import { MockError } from '../errors.ts'
import type { PaymentInstrumentRow } from '../store/rows.ts'
import type { Change } from '../store/change.ts'
import type { Store } from '../store/store.ts'
import type { EngineClocks } from '../time/clocks.ts'
import { requireReason } from '../time/reason.ts'
import type { StepContext } from '../time/step-context.ts'
import { changeStatus } from '../time/steps.ts'

// more USDC than there will ever be; base units of it still fit every reader's number
const MOST_USD = '1000000000'

/** US dollars of USDC by chain, e.g. `{ BASE: '25.00' }`. */
export type WalletBalances = { [Chain in BlockchainChainId]?: DecimalText }

/**
 * Wallets, as their providers and the chains change them.
 *
 * @example
 * ```ts
 * import { createPaymentsMock } from 'agentcore-payments-mock'
 * import { readyAccount } from 'agentcore-payments-mock/fixtures'
 *
 * const mock = createPaymentsMock()
 * const { paymentInstrumentId } = readyAccount.ids
 * mock.wallets.fund(paymentInstrumentId, { BASE: '0.05' })
 * mock.wallets.block(paymentInstrumentId, 'Lost')
 * ```
 */
export interface MockWallets {
  /**
   * Sets what a wallet holds, as transfers to it would; the service's own record of the wallet stays as it is.
   *
   * @param balances by chain, US dollars as decimal text with at most six decimals; chains that are not named keep
   *   what they hold.
   * @throws MockError for a wallet that does not exist or was deleted, a chain that is not of its network, or an
   *   amount that is none; nothing has changed then.
   */
  fund(paymentInstrumentId: string, balances: WalletBalances): void
  /**
   * Blocks a wallet, as its provider may: it is there, but it does not pay.
   *
   * @param reason kept in the row's `statusReason`; the service does not tell it.
   * @throws MockError when there is no such wallet, it was deleted, or the reason is no text.
   */
  block(paymentInstrumentId: string, reason?: string): StatusChanged
}

/** What wallets are changed with. */
export interface WalletParts extends StepContext {
  clocks: EngineClocks
  /** Is told of rows that were written. */
  announceChanges(changes: readonly Change[], nowMs: number): void
  /** Is told of every status that moved. */
  announce(transition: StatusChanged): void
}

export function createWallets(parts: WalletParts): MockWallets {
  const { store, clocks, announceChanges, announce } = parts
  const nowOf = (wallet: PaymentInstrumentRow) =>
    clocks.clockFor(wallet).nowMs()
  return {
    fund(paymentInstrumentId, balances) {
      const wallet = walletOf(store, paymentInstrumentId, 'fund')
      const funded = withBalances(wallet, balances)
      store.transaction(
        () =>
          store.paymentInstrument.update(paymentInstrumentId, {
            balances: funded,
          }),
        (changes) => announceChanges(changes, nowOf(wallet)),
      )
    },
    block(paymentInstrumentId, reason = 'It was blocked') {
      const wallet = walletOf(store, paymentInstrumentId, 'block')
      requireReason(reason)
      const blocked = changeStatus(parts, nowOf(wallet), {
        table: 'paymentInstrument',
        key: paymentInstrumentId,
        to: 'BLOCKED',
        reason,
      })
      announce(blocked)
      return blocked
    },
  }
}

function walletOf(
  store: Store,
  id: string,
  purpose: 'fund' | 'block',
): PaymentInstrumentRow {
  const wallet = store.paymentInstrument.get(id)
  if (wallet !== undefined && wallet.status !== 'DELETED') return wallet
  throw new MockError(
    `There is no payment instrument ${valueText(id)} to ${purpose}${wallet ? ': it was deleted' : ''}.`,
  )
}

/** Balances of a wallet once some are set: the chains keep their order, new ones come last. */
function withBalances(
  { network, balances: present }: Readonly<PaymentInstrumentRow>,
  balances: unknown,
): PaymentInstrumentRow['balances'] {
  const held = new Map(present.map(({ chain, amount }) => [chain, amount]))
  for (const [name, amount] of entriesOf(balances)) {
    held.set(readChain(network, name), readAmount(amount))
  }
  return [...held].map(([chain, amount]) => ({ chain, amount }))
}

function entriesOf(balances: unknown): [string, unknown][] {
  const entries = isObject(balances) ? Object.entries(balances) : []
  if (entries.length > 0) return entries
  throw new MockError(
    `Balances must name at least one chain and what the wallet holds there, e.g. {"BASE":"25.00"}. Received: ${valueText(balances)}`,
  )
}

function readChain(
  network: PaymentInstrumentRow['network'],
  name: string,
): BlockchainChainId {
  const chains = chainsOf(network)
  const chain = chains.find((known) => known === name)
  if (chain !== undefined) return chain
  throw new MockError(
    `A wallet on ${network} holds nothing on ${JSON.stringify(name)}. Allowed: ${chains.join(', ')}`,
  )
}

/** Base units of an amount in US dollars. */
function readAmount(amount: unknown): string {
  if (
    typeof amount === 'string' &&
    isDecimal(amount) &&
    /^\d+(\.\d{1,6})?$/.test(amount) &&
    compare(amount, MOST_USD) <= 0
  ) {
    return baseUnitsOfUsd(amount)
  }
  throw new MockError(
    `A balance must be US dollars as decimal text with at most six decimals, from 0 to ${MOST_USD}, e.g. "25.00". Received: ${valueText(amount)}`,
  )
}
