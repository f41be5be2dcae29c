import type { Controller } from '../mock/controller.ts'
import { didYouMean } from '../domain/closest-name.ts'
import { add, compare, isDecimal, type DecimalText } from '../domain/money.ts'
import { expiresAtMs, isExpired } from '../domain/session-lifecycle.ts'
import { MockError } from '../errors.ts'
import {
  checkExpectedStateDiff,
  listChanges,
  stateDiffDifferences,
} from './expected-state-diff.ts'
import { differences, shorten, type Equals } from './partial-match.ts'
import { listReceived } from './received-calls.ts'

/** What Vitest and Jest want to know of an assertion. */
export interface MatcherResult {
  pass: boolean
  /** Why it failed; asked for under `.not` too. */
  message: () => string
}

/** Matchers about a mock, as `expect.extend` takes them: by names, so no interface. */
export type MatcherFunctions = {
  toHaveReceivedOperation(
    received: unknown,
    name: string,
    times?: number,
  ): MatcherResult
  toHaveReceivedOperationWith(
    this: { equals: Equals },
    received: unknown,
    name: string,
    partialInput: object,
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

type Seen = Pick<Controller, 'clocks' | 'db' | 'diff' | 'journal'>

/**
 * Matchers that know no test framework.
 *
 * They throw MockError for what can be neither true nor false, `.not` or not: a value that is no mock,
 * an operation, a session, a table, a column or a save that does not exist, an amount that is no decimal.
 *
 * @param operations names of all operations.
 */
export function createMatchers(
  operations: readonly string[],
): MatcherFunctions {
  return {
    toHaveReceivedOperation(received, name, times) {
      const { journal } = mockOf(received)
      checkOperation(name, operations)
      checkTimes(times)
      const count = journal.entries({ operation: name }).length
      return {
        pass: times === undefined ? count > 0 : count === times,
        message: () =>
          explain(
            `${name} was received ${timesText(count)}`,
            times === undefined ? 'at least once' : timesText(times),
            times === undefined ? count > 0 : count === times,
            listReceived(journal.entries()),
          ),
      }
    },

    toHaveReceivedOperationWith(received, name, partialInput) {
      const { journal } = mockOf(received)
      checkOperation(name, operations)
      checkPartialInput(partialInput)
      const calls = journal
        .entries({ operation: name })
        .map(({ input }) => differences(input, partialInput, this.equals))
      const pass = calls.some((found) => found.length === 0)
      return {
        pass,
        message: () =>
          explain(
            `${name} was received ${timesText(calls.length)}`,
            `with ${shorten(partialInput)}`,
            pass,
            pass ? '' : closestOf(calls),
            listReceived(journal.entries()),
          ),
      }
    },

    toHaveSpent(received, paymentSessionId, amount) {
      const { db, journal } = mockOf(received)
      if (typeof amount !== 'string' || !isDecimal(amount)) {
        throw new MockError(
          `An amount is decimal text in US dollars, such as '0.02'. Received: ${shorten(amount)}`,
        )
      }
      const spent = spentBy(db, paymentSessionId)
      const pass = compare(spent, amount) === 0
      return {
        pass,
        message: () =>
          explain(
            `${paymentSessionId} has spent ${spent} USD`,
            `${amount} USD`,
            pass,
            listReceived(journal.entries()),
          ),
      }
    },

    toHaveExpired(received, paymentSessionId) {
      const { clocks, db, journal } = mockOf(received)
      const session = sessionOf(db, paymentSessionId)
      if (session === undefined) throw unknownSession(db, paymentSessionId)
      const now = clocks.of({ paymentSessionId }).now()
      const pass = isExpired(session, now.getTime())
      const end = new Date(expiresAtMs(session)).toISOString()
      return {
        pass,
        message: () =>
          explain(
            `${paymentSessionId} expires at ${end}; its clock stands at ${now.toISOString()}`,
            'expired',
            pass,
            listReceived(journal.entries()),
          ),
      }
    },

    toMatchStateDiff(received, expected, since) {
      const mock = mockOf(received)
      checkExpectedStateDiff(expected)
      const diff = mock.diff(since)
      const found = stateDiffDifferences(diff, expected, this.equals)
      const pass = found.length === 0
      const rows = Object.values(diff).flatMap(Object.keys).length
      const start =
        since === undefined ? 'the world began' : `the save ${shorten(since)}`
      return {
        pass,
        message: () =>
          explain(
            `${rows === 1 ? '1 row has' : `${rows} rows have`} changed since ${start}`,
            shorten(expected),
            pass,
            pass ? '' : ['What differs:', ...found].join('\n  '),
            listChanges(diff, start),
            listReceived(mock.journal.entries()),
          ),
      }
    },
  }
}

/** A failure: what is, what was expected or, when that is so, was not to be, and what it is judged by. */
function explain(
  actual: string,
  expected: string,
  isSo: boolean,
  ...details: string[]
): string {
  return [
    `${actual}. Expected: ${isSo ? 'not ' : ''}${expected}`,
    ...details.filter((detail) => detail !== ''),
  ].join('\n\n')
}

function timesText(count: number): string {
  return count === 1 ? '1 time' : `${count} times`
}

function closestOf(calls: readonly string[][]): string {
  const [closest] = [...calls].sort((a, b) => a.length - b.length)
  return closest === undefined
    ? ''
    : ['In the closest of them:', ...closest].join('\n  ')
}

function sessionOf(db: Seen['db'], paymentSessionId: string) {
  return (
    db.paymentSession.findFirst({
      // an id that was never set would otherwise match any session
      where: { paymentSessionId: { equals: String(paymentSessionId) } },
    }) ?? undefined
  )
}

/** A deleted session is told by its payments, which outlive it. */
function spentBy(db: Seen['db'], paymentSessionId: string): DecimalText {
  const session = sessionOf(db, paymentSessionId)
  if (session !== undefined) return session.spentAmount
  const payments = db.payment.findMany({
    where: { paymentSessionId: { equals: String(paymentSessionId) } },
  })
  if (payments.length === 0) throw unknownSession(db, paymentSessionId)
  return payments.map(({ amount }) => amount).reduce(add)
}

function unknownSession(db: Seen['db'], paymentSessionId: string): MockError {
  const ids = db.paymentSession
    .findMany({ take: 10 })
    .map((session) => session.paymentSessionId)
  return new MockError(
    `The mock has no session ${shorten(paymentSessionId)}. It has: ${ids.join(', ') || 'none'}`,
  )
}

function mockOf(received: unknown): Seen {
  const { clocks, db, diff, journal } = (received ?? {}) as Partial<Seen>
  if (!clocks || !db || !diff || !journal) {
    throw new MockError(
      `This matcher is for a mock, as createPaymentsMock() returns it. Received: ${shorten(received)}`,
    )
  }
  return received as Seen
}

function checkOperation(name: string, operations: readonly string[]): void {
  if (!operations.includes(name)) {
    throw new MockError(
      `There is no operation ${shorten(name)}.${didYouMean(String(name), operations)} Allowed: ${operations.join(', ')}`,
    )
  }
}

function checkTimes(times: number | undefined): void {
  if (times !== undefined && !(Number.isSafeInteger(times) && times >= 0)) {
    throw new MockError(
      `times must be a whole number of 0 or more. Received: ${shorten(times)}`,
    )
  }
}

function checkPartialInput(partialInput: unknown): void {
  if (typeof partialInput !== 'object' || partialInput === null) {
    throw new MockError(
      `The expected input is an object with some of its members. Received: ${shorten(partialInput)}`,
    )
  }
}
