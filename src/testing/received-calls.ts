import type { JournalEntry } from '../journal/journal.ts'
import { shorten } from './partial-match.ts'

const MOST_LISTED = 20

/** Lists the calls that the mock received, one line per call and the latest last. */
export function listReceived(entries: readonly JournalEntry[]): string {
  if (entries.length === 0) return 'Received: nothing'
  const omitted = Math.max(0, entries.length - MOST_LISTED)
  return [
    'Received:',
    ...(omitted > 0 ? [`  … ${omitted} before these`] : []),
    ...entries
      .slice(omitted)
      .map((entry, index) => `  ${omitted + index + 1}. ${describe(entry)}`),
  ].join('\n')
}

/** Formats a call: the operation, its outcome, its input. */
function describe(entry: JournalEntry): string {
  const { operation, method, path, statusCode, error, input } = entry
  return [
    operation ?? `${method} ${path}`,
    // a fault took the whole reply
    statusCode === 0 ? 'no reply' : statusCode,
    ...(error === undefined ? [] : [`${error.name}: ${error.message}`]),
    ...(input === undefined ? [] : [shorten(input)]),
  ].join(' ')
}
