import type { ChainRefusal, ProvenTransfer } from '../../transfer.ts'
import type { Reason } from './reasons.ts'

/** World as the checks see it. */
export interface VerifierWorld {
  /** Time that counts for a proof, in epoch milliseconds. */
  nowMs(proofKey: string): number
  /** First moment at which a proof of this mock is no longer good, in epoch milliseconds; undefined for another. */
  endsAtMs(proofKey: string): number | undefined
  /** Reasons why the chain would not make a transfer. */
  refusalsOf(transfer: ProvenTransfer): ReadonlySet<ChainRefusal>
  /** Addresses of the facilitator that verifies. */
  addresses: {
    readonly evm: readonly string[]
    readonly solana: readonly string[]
  }
}

/** Outcome of a verification. */
export type Verdict =
  | { isValid: true; payer: string; transfer: ProvenTransfer }
  | {
      isValid: false
      reason: Reason
      /** Undefined when the payload does not say it. */
      payer?: string | undefined
      /** Undefined when the payload does not say which proof it is. */
      proofKey?: string | undefined
    }

/** A check of a row of them: the reason why it fails, or nothing. */
export type Check = () => Reason | false | undefined

/** The reason of the first check that fails; later ones are not asked. */
export function firstFailure(checks: readonly Check[]): Reason | undefined {
  for (const check of checks) {
    const reason = check()
    if (reason !== undefined && reason !== false) return reason
  }
  return undefined
}
