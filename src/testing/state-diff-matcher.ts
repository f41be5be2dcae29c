import {
  checkExpectedStateDiff,
  listChanges,
  stateDiffDifferences,
} from './expected-state-diff.ts'
import { explain } from './explain.ts'
import type { MatcherResult } from './matcher-functions.ts'
import { shorten, type Equals } from './partial-match.ts'
import { listReceived } from './received-calls.ts'
import { mockOf } from './received-mock.ts'

/** Checks whether exactly the expected rows have changed. */
export function matchStateDiff(
  received: unknown,
  expected: object,
  since: string | undefined,
  equals: Equals,
): MatcherResult {
  const mock = mockOf(received)
  checkExpectedStateDiff(expected)
  const diff = mock.diff(since)
  const found = stateDiffDifferences(diff, expected, equals)
  const pass = found.length === 0
  const rows = Object.values(diff).flatMap(Object.keys).length
  const start =
    since === undefined ? 'the world began' : `the save ${shorten(since)}`
  return {
    pass,
    message: () =>
      explain({
        actual: `${rows === 1 ? '1 row has' : `${rows} rows have`} changed since ${start}`,
        expected: shorten(expected),
        pass,
        details: [
          pass ? '' : ['Differences:', ...found].join('\n  '),
          listChanges(diff, start),
          listReceived(mock.journal.entries()),
        ],
      }),
  }
}
