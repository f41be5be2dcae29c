import type { Duration } from './duration.ts'
import {
  isPrintable,
  LAST_TIMESTAMP,
  toEpochMs,
  toTimestamp,
} from './timestamp.ts'
import type { Timestamp } from './timestamp.ts'

/** Ways to pay that a proof is made for: `exact` and `upto` of x402, `charge` of MPP. */
export const PAYMENT_SCHEMES = ['exact', 'upto', 'charge'] as const

/** A way to pay that a proof is made for. */
export type PaymentScheme = (typeof PAYMENT_SCHEMES)[number]

/** Identity and end of a proof. */
export interface ProofIdentity {
  scheme: PaymentScheme
  /** Equal for proofs of which only one can be settled. */
  proofKey: string
  /** First moment at which the proof is no longer good. */
  validUntil: Timestamp
}

/** Protocols by which merchants are paid. */
export const PAYMENT_PROTOCOLS = ['x402', 'mpp'] as const

/** A protocol by which merchants are paid. */
export type PaymentProtocol = (typeof PAYMENT_PROTOCOLS)[number]

/** Stages of a payment after it was signed. */
export const SETTLEMENT_STATUSES = [
  'SIGNED',
  'VERIFIED',
  'SETTLED',
  'REFUSED',
] as const

/** Stage of a payment after it was signed, as facilitators left it. */
export type SettlementStatus = (typeof SETTLEMENT_STATUSES)[number]

/** A proof as it is once it is signed: no facilitator has seen it. */
export const FRESH_PROOF = {
  settlementStatus: 'SIGNED',
  settledAmount: null,
  refusal: null,
} as const

/** Validity of a proof of which nothing else is known, as those of scenarios. */
export const DEFAULT_VALIDITY: Duration = { minutes: 1 }

/** Key of a payment whose proof this mock has never made, such as one of a scenario: no proof has the same. */
export function unknownProofKey(processPaymentId: string): string {
  return `unknown:${processPaymentId}`
}

/** First moment at which a proof is no longer good; years after 9999 count as the last moment of that one. */
export function endOfValidity(epochMs: number): Timestamp {
  return isPrintable(epochMs) ? toTimestamp(epochMs) : LAST_TIMESTAMP
}

/** Checks whether a payment has lapsed: its proof has ended, and nobody has settled it. */
export function isLapsed(
  payment: { settlementStatus: SettlementStatus; validUntil: Timestamp },
  nowMs: number,
): boolean {
  return (
    payment.settlementStatus !== 'SETTLED' &&
    nowMs >= toEpochMs(payment.validUntil)
  )
}
