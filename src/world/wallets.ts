import { isObject } from '../domain/is-object.ts'
import { baseUnitsOfUsd, compare, isDecimal } from '../domain/money.ts'
import type { DecimalText } from '../domain/money.ts'
import type { StatusChanged } from '../domain/transition.ts'
import { withUnits } from '../domain/units.ts'
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

// more USDC than will ever exist; its base units are still safe integers
const MOST_USD = '1000000000'

/** US dollars of USDC by chain, e.g. `{ BASE: '25.00' }`. */
export type WalletBalances = { [Chain in BlockchainChainId]?: DecimalText }

/**
 * Changes wallets, as their vendors and the chains do.
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
   * Sets a wallet's balances, as transfers would; the service's record of the wallet does not change.
   *
   * @param balances US dollars by chain, as decimal text with at most six decimals; other chains keep their balance.
   * @throws MockError for a wallet that does not exist or was deleted, a chain of another network, or an
   *   invalid amount; nothing has changed then.
   */
  fund(paymentInstrumentId: string, balances: WalletBalances): void
  /**
   * Blocks a wallet, as its vendor may: it exists, but cannot pay.
   *
   * @param reason stored in the row's `statusReason`; replies do not contain it.
   * @throws MockError when the wallet does not exist or was deleted, or the reason is not text.
   */
  block(paymentInstrumentId: string, reason?: string): StatusChanged
}

/** Parts that the changes of wallets need. */
export interface WalletParts extends StepContext {
  clocks: EngineClocks
  /** Called with the rows that were written. */
  announceChanges(changes: readonly Change[], nowMs: number): void
  /** Called with every changed status. */
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
    block(paymentInstrumentId, reason = 'Blocked by mock.wallets.block()') {
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
    `There is no wallet ${valueText(id)} to ${purpose}${wallet ? ': it was deleted' : ''}.`,
  )
}

/** Merges new balances into a wallet's: the chains keep their order, new ones come last. */
function withBalances(
  { network, balances: present }: Readonly<PaymentInstrumentRow>,
  balances: unknown,
): PaymentInstrumentRow['balances'] {
  return withUnits(
    present,
    entriesOf(balances).map(
      ([name, amount]) =>
        [readChain(network, name), readAmount(amount)] as const,
    ),
  )
}

function entriesOf(balances: unknown): [string, unknown][] {
  const entries = isObject(balances) ? Object.entries(balances) : []
  if (entries.length > 0) return entries
  throw new MockError(
    `Balances must name at least one chain and its balance, e.g. {"BASE":"25.00"}. Received: ${valueText(balances)}`,
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
    `A wallet on ${network} cannot have a balance on ${JSON.stringify(name)}. Allowed: ${chains.join(', ')}`,
  )
}

/** Converts US dollars to base units. */
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
