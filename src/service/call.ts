import type { Operation } from '../operation/operation.ts'

/** A call with valid input, and its user. */
export interface Call {
  operation: Operation
  input: object
  userId: string
}
