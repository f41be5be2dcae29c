import { MockError } from '../errors.ts'
import { isPrintable } from './timestamp.ts'
import { valueText } from './value-text.ts'

/** A time: a `Date`, ISO 8601 text, or epoch milliseconds. */
export type InstantInput = Date | string | number

/**
 * Converts a time to epoch milliseconds.
 *
 * @throws MockError for an invalid time, or one outside the years 0 to 9999.
 */
export function readInstant(instant: InstantInput): number {
  const epochMs = isInstantInput(instant)
    ? new Date(instant).getTime()
    : Number.NaN
  if (!isPrintable(epochMs)) {
    throw new MockError(
      `Not a valid time: ${valueText(instant)}. Allowed: a Date, ISO 8601 text such as "2026-01-01T00:00:00Z", or epoch milliseconds, in the years 0 to 9999`,
    )
  }
  return epochMs
}

// `new Date` also takes null, booleans and lists
function isInstantInput(value: unknown): value is InstantInput {
  return (
    value instanceof Date ||
    typeof value === 'string' ||
    typeof value === 'number'
  )
}
