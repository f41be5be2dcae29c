import type { SettlementStatus } from '../domain/settlement.ts'
import { toEpochMs, toTimestamp } from '../domain/timestamp.ts'
import type { ChainRefusal, ProvenTransfer } from '../domain/transfer.ts'
import type { BlockchainChainId } from '../domain/x402/networks.ts'
import type { Change } from '../store/change.ts'
import type { PaymentRow, SettlementRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import type { EngineClocks } from '../time/clocks.ts'
import { readHolding } from './chain-address.ts'
import { createHoldings, type Holdings } from './holdings.ts'

/**
 * Chains as far as payments need them: what wallets hold, and what was settled.
 *
 * A wallet of this mock holds its row's balances. Another address that the chain has never paid is taken as funded
 * without limit; from its first settlement on it holds what it received.
 *
 * @example
 * ```ts
 * import { createPaymentsMock } from 'agentcore-payments-mock'
 *
 * const mock = createPaymentsMock()
 * // ... a facilitator settles ...
 * const merchant = '0x99935f281d3ED1E804bF1413b76E0B03e1fed4F9'
 * console.log(mock.chains.balanceOf(merchant, 'BASE_SEPOLIA'))
 * ```
 */
export interface MockChains {
  /**
   * Base units of USDC that an address holds on a chain; null for one that is taken as funded without limit.
   *
   * @throws MockError for an unknown chain, or an address that is none of that chain's.
   */
  balanceOf(address: string, chain: BlockchainChainId): string | null
  /** All settlements, oldest first. */
  settlements(): SettlementRow[]
}

/** The book that facilitators keep. */
export interface ChainBook extends MockChains {
  /** Time that counts for a proof, in epoch milliseconds: that of the payment which made it, else the mock's. */
  nowMs(proofKey: string): number
  /** First moment at which a proof of this mock is no longer good, in epoch milliseconds; undefined for another. */
  endsAtMs(proofKey: string): number | undefined
  /** Reasons why the chain would not make a transfer now; none when it would. */
  refusalsOf(transfer: ProvenTransfer): ReadonlySet<ChainRefusal>
  /**
   * Makes a transfer, once {@link refusalsOf} has found nothing against it: moves the money, and the payment that
   * made the proof is SETTLED.
   *
   * @returns the transaction's id.
   */
  settle(transfer: ProvenTransfer): string
  /** Notes what a facilitator found of a proof, unless it is settled; a proof that was made elsewhere has no row. */
  note(proofKey: string, finding: Finding): void
}

/** Outcome of a verification: the reason of a refusal, or null. */
export type Finding = Pick<PaymentRow, 'refusal'>

/** Parts of the engine that the book uses. */
export interface ChainParts {
  store: Store
  clocks: EngineClocks
  clock: { nowMs(): number }
  transactionIdOf(network: string, proofKey: string): string
  /** Called with the rows that were written. */
  announceChanges(changes: readonly Change[], nowMs: number): void
}

export function createChains(parts: ChainParts): ChainBook {
  const { store, clocks, clock, announceChanges } = parts
  const holdings = createHoldings(store)
  const nowMs = (proofKey: string) => {
    const payment = paymentOf(store, proofKey)
    return (payment === undefined ? clock : clocks.clockFor(payment)).nowMs()
  }
  return {
    balanceOf(address, chain) {
      const units = holdings.unitsOf(readHolding(address, chain))
      return units?.toString() ?? null
    },
    settlements: () => store.db.settlement.getAll(),
    nowMs,
    endsAtMs(proofKey) {
      const payment = paymentOf(store, proofKey)
      return payment && toEpochMs(payment.validUntil)
    },
    refusalsOf: (transfer) => refusalsOf(store, holdings, transfer),
    settle(transfer) {
      const now = nowMs(transfer.proofKey)
      return store.transaction(
        () => writeSettlement(parts, holdings, transfer, now),
        (changes) => announceChanges(changes, now),
      )
    },
    note(proofKey, { refusal }) {
      const payment = paymentOf(store, proofKey)
      const settlementStatus = refusal === null ? 'VERIFIED' : 'REFUSED'
      if (!isNews(payment, settlementStatus, refusal)) return
      store.transaction(
        () =>
          store.payment.update(payment.processPaymentId, {
            settlementStatus,
            refusal,
          }),
        (changes) => announceChanges(changes, nowMs(proofKey)),
      )
    },
  }
}

function isNews(
  payment: Readonly<PaymentRow> | undefined,
  settlementStatus: SettlementStatus,
  refusal: string | null,
): payment is Readonly<PaymentRow> {
  return (
    payment !== undefined &&
    payment.settlementStatus !== 'SETTLED' &&
    (payment.settlementStatus !== settlementStatus ||
      payment.refusal !== refusal)
  )
}

function paymentOf(
  store: Store,
  proofKey: string,
): Readonly<PaymentRow> | undefined {
  return [...store.payment.all('proof', [proofKey])][0]
}

function refusalsOf(
  store: Store,
  holdings: Holdings,
  transfer: ProvenTransfer,
): ReadonlySet<ChainRefusal> {
  const { proofKey, network, from, amount } = transfer
  const payer = { network, address: from }
  const refusals = new Set<ChainRefusal>()
  if (!store.settlement.all('proof', [proofKey]).next().done) {
    refusals.add('NONCE_USED')
  }
  if ((holdings.unitsOf(payer) ?? amount) < amount) {
    refusals.add('INSUFFICIENT_BALANCE')
  }
  if (
    transfer.needsPermit2Allowance &&
    (holdings.allowanceOf(payer) ?? amount) < amount
  ) {
    refusals.add('PERMIT2_ALLOWANCE_REQUIRED')
  }
  return refusals
}

function writeSettlement(
  { store, transactionIdOf }: ChainParts,
  holdings: Holdings,
  { needsPermit2Allowance, ...transfer }: ProvenTransfer,
  nowMs: number,
): string {
  const { network, proofKey, from, payTo, amount } = transfer
  const transaction = transactionIdOf(network, proofKey)
  const payment = paymentOf(store, proofKey)
  holdings.take({ network, address: from }, amount, needsPermit2Allowance)
  holdings.give({ network, address: payTo }, amount)
  store.settlement.insert({
    ...transfer,
    transaction,
    amount: amount.toString(),
    processPaymentId: payment?.processPaymentId ?? null,
    settledAt: toTimestamp(nowMs),
  })
  if (payment !== undefined) {
    store.payment.update(payment.processPaymentId, {
      settlementStatus: 'SETTLED',
      settledAmount: amount.toString(),
      refusal: null,
    })
  }
  return transaction
}
