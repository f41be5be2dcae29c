import type { DecimalText } from '../domain/money.ts'
import type { Equals } from './partial-match.ts'

/** Outcome of an assertion, as Vitest and Jest take it. */
export interface MatcherResult {
  pass: boolean
  /** Why it failed; asked for under `.not` too. */
  message: () => string
}

/** An operation, and some of its input. */
export type ExpectedCall = [name: string, partialInput: object]

/** Matchers about a mock, as `expect.extend` takes them: by names, so no interface. */
export type MatcherFunctions<Call extends ExpectedCall = ExpectedCall> = {
  toHaveReceivedOperation(
    received: unknown,
    name: Call[0],
    times?: number,
  ): MatcherResult
  toHaveReceivedOperationWith(
    this: { equals: Equals },
    received: unknown,
    ...call: Call
  ): MatcherResult
  toHaveSpent(
    received: unknown,
    paymentSessionId: string,
    amount: DecimalText,
  ): MatcherResult
  toHaveExpired(received: unknown, paymentSessionId: string): MatcherResult
  toMatchStateDiff(
    this: { equals: Equals },
    received: unknown,
    expected: object,
    since?: string,
  ): MatcherResult
}
