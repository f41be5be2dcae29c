import { MockError } from '../errors.ts'
import { didYouMean } from './closest-name.ts'
import { isObject } from './is-object.ts'
import { valueText } from './value-text.ts'

const UNIT_MS = {
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1_000,
  milliseconds: 1,
} as const

/** A duration as the sum of its parts, e.g. `{ minutes: 16 }` or `{ hours: 1, seconds: 30 }`. */
export type Duration = Partial<Record<keyof typeof UNIT_MS, number>>

/**
 * Returns the length of a duration in milliseconds.
 *
 * @throws MockError for a value that is not an object, an unknown unit, a negative or non-finite part, or no part at all.
 */
export function durationMs(duration: Duration): number {
  const units = Object.keys(UNIT_MS)
  const allowed = units.join(', ')
  if (!isObject(duration)) {
    throw new MockError(
      `A duration is an object such as { minutes: 16 }. Received: ${valueText(duration)}. Allowed units: ${allowed}`,
    )
  }
  const parts = Object.entries(duration)
  if (parts.length === 0) {
    throw new MockError(
      `A duration needs at least one of: ${allowed}. Received: {}`,
    )
  }
  let total = 0
  for (const [unit, value] of parts) {
    if (!Object.hasOwn(UNIT_MS, unit)) {
      throw new MockError(
        `Unknown unit "${unit}" in a duration.${didYouMean(unit, units)} Allowed: ${allowed}`,
      )
    }
    if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
      throw new MockError(
        `"${unit}" of a duration must be a number of 0 or more. Received: ${valueText(value)}`,
      )
    }
    total += value * UNIT_MS[unit as keyof typeof UNIT_MS]
  }
  return total
}
