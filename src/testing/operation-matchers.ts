import { didYouMean } from '../domain/closest-name.ts'
import { MockError } from '../errors.ts'
import { explain } from './explain.ts'
import type { MatcherFunctions } from './matcher-functions.ts'
import { differences, shorten } from './partial-match.ts'
import { listReceived } from './received-calls.ts'
import { mockOf } from './received-mock.ts'

type OperationMatchers = Pick<
  MatcherFunctions,
  'toHaveReceivedOperation' | 'toHaveReceivedOperationWith'
>

/**
 * Makes matchers for the calls that a mock received.
 *
 * @param operations names of all operations.
 */
export function createOperationMatchers(
  operations: readonly string[],
): OperationMatchers {
  return {
    toHaveReceivedOperation(received, name, times) {
      const { journal } = mockOf(received)
      checkOperation(name, operations)
      checkTimes(times)
      const count = journal.entries({ operation: name }).length
      return {
        pass: times === undefined ? count > 0 : count === times,
        message: () =>
          explain({
            actual: `${name} was received ${timesText(count)}`,
            ...(times === undefined
              ? { expected: 'at least once', opposite: 'never' }
              : { expected: timesText(times) }),
            pass: times === undefined ? count > 0 : count === times,
            details: [listReceived(journal.entries())],
          }),
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
          explain({
            actual: `${name} was received ${timesText(calls.length)}`,
            expected: `with ${shorten(partialInput)}`,
            pass,
            details: [
              pass ? '' : closestCall(calls),
              listReceived(journal.entries()),
            ],
          }),
      }
    },
  }
}

function timesText(count: number): string {
  return count === 1 ? '1 time' : `${count} times`
}

function closestCall(calls: readonly string[][]): string {
  const [closest] = [...calls].sort((a, b) => a.length - b.length)
  return closest === undefined
    ? ''
    : ['Differences of the closest call:', ...closest].join('\n  ')
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
