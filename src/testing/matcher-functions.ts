import type { DecimalText } from '../domain/money.ts'
import type { Equals } from './partial-match.ts'

/** Outcome of an assertion, as Vitest and Jest take it. */
export interface MatcherResult {
  pass: boolean
  /** Why it failed; asked for under `.not` too. */
  message: () => string
}

/** A resource, by the addresses that are paid for it. */
export interface Payee {
  readonly url: string
  readonly payTo: readonly string[]
}

/** Matchers about a mock, as `expect.extend` takes them: by names, so no interface. */
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
