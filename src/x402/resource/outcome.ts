/** Outcome of an attempt to pay for a resource. */
export type Outcome = Sale | Refusal

/** A payment that was settled. */
export interface Sale {
  isPaid: true
  /** Headers that tell of the settlement. */
  headers: Readonly<Record<string, string>>
}

/** A payment that was not settled. */
export interface Refusal {
  isPaid: false
  status: number
  /** Reason, in the words of the protocol. */
  error: string
  /** Cure of a mistake that clients make, in words. */
  hint?: string | undefined
  headers?: Readonly<Record<string, string>>
  /** Kind of problem, of MPP. */
  problem?: MppProblem
}

/** Kinds of problems of MPP (documented). */
export type MppProblem =
  | 'payment-required'
  | 'payment-expired'
  | 'verification-failed'
  | 'malformed-credential'
  | 'invalid-challenge'

/** A refusal that asks for a payment again. */
export function refuse(
  error: string,
  details: Partial<Omit<Refusal, 'isPaid' | 'error'>> = {},
): Refusal {
  return { isPaid: false, status: 402, error, ...details }
}
