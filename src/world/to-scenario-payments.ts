import { durationMs } from '../domain/duration.ts'
import { normalize, usdOfBaseUnits } from '../domain/money.ts'
import { DEFAULT_VALIDITY, unknownProofKey } from '../domain/settlement.ts'
import { toEpochMs } from '../domain/timestamp.ts'
import type { PaymentInput, SettlementInput } from '../scenarios/scenario.ts'
import type { PaymentRow, SettlementRow } from '../store/rows.ts'
import type { SeedWriter } from './to-scenario-parts.ts'

/** Writes payments as seeds, each with its settlement if it has one. */
export function createPaymentSeeds(
  settlements: readonly SettlementRow[],
  write: SeedWriter,
): (row: PaymentRow) => PaymentInput {
  const byPayment = new Map(
    settlements.map((settlement) => [settlement.processPaymentId, settlement]),
  )
  return (row) => {
    const settlement = byPayment.get(row.processPaymentId)
    return {
      processPaymentId: row.processPaymentId,
      paymentInstrumentId: row.paymentInstrumentId,
      chain: row.chain,
      amount: row.amount,
      payTo: row.payTo,
      ...(row.paymentType !== 'CRYPTO_X402' && {
        paymentType: row.paymentType,
      }),
      ...(row.agentName !== null && { agentName: row.agentName }),
      createdAt: write.ago(row.createdAt, row),
      ...proofSeed(row),
      ...(settlement && {
        settlement: settlementSeed(settlement, row, write),
      }),
    }
  }
}

function proofSeed(row: PaymentRow): Partial<PaymentInput> {
  const { scheme, proofKey, settlementStatus, refusal } = row
  const milliseconds = toEpochMs(row.validUntil) - toEpochMs(row.createdAt)
  return {
    ...(scheme === 'upto' && { scheme }),
    ...(proofKey !== unknownProofKey(row.processPaymentId) && { proofKey }),
    ...(milliseconds !== durationMs(DEFAULT_VALIDITY) && {
      // a proof whose end is the last moment that can be printed may end before it begins
      validFor: { milliseconds },
    }),
    ...(settlementStatus !== 'SIGNED' && { settlementStatus }),
    ...(refusal !== null && { refusal }),
  }
}

function settlementSeed(
  { transaction, amount, settledAt }: SettlementRow,
  payment: PaymentRow,
  write: SeedWriter,
): SettlementInput {
  const usd = normalize(usdOfBaseUnits(BigInt(amount)))
  return {
    transaction,
    ...(usd !== payment.amount && { amount: usd }),
    settledAt: write.ago(settledAt, payment),
  }
}
