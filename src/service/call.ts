import type { Operation } from '../operation/operation.ts'

/** A call whose input satisfies every constraint, and whom it acts for. */
export interface Call {
  operation: Operation
  input: object
  userId: string
}
