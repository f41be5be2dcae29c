import type { DecimalText } from '../domain/money.ts'
import type { Equals } from './partial-match.ts'

/** Result of a matcher for Vitest and Jest. */
export interface MatcherResult {
  pass: boolean
  /** Returns the message of a failure, also under `.not`. */
  message: () => string
}

/** A resource, by the addresses at which it is paid. */
export interface Payee {
  readonly url: string
  readonly payTo: readonly string[]
}

/** Matcher functions for `expect.extend`, as a type alias because an interface has no index signature. */
export type MatcherFunctions<
  OperationName extends string = string,
  PartialInput extends object = object,
> = {
  toHaveReceivedOperation(
    received: unknown,
    name: OperationName,
    times?: number,
  ): MatcherResult
  toHaveReceivedOperationWith(
    this: { equals: Equals },
    received: unknown,
    name: OperationName,
    partialInput: PartialInput,
  ): MatcherResult
  toHaveSpent(
    received: unknown,
    paymentSessionId: string,
    amount: DecimalText,
  ): MatcherResult
  toHaveExpired(received: unknown, paymentSessionId: string): MatcherResult
  toHavePaidOnce(received: unknown, resource: Payee): MatcherResult
  toMatchStateDiff(
    this: { equals: Equals },
    received: unknown,
    expected: object,
    since?: string,
  ): MatcherResult
}
