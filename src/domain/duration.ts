import { MockError } from '../errors.ts'

const UNIT_MS = {
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1_000,
  milliseconds: 1,
} as const

/** A span of time as the sum of its parts, e.g. `{ minutes: 16 }` or `{ hours: 1, seconds: 30 }`. */
export type Duration = Partial<Record<keyof typeof UNIT_MS, number>>

/**
 * Length of a duration in milliseconds.
 *
 * @throws MockError for an unknown unit, a negative or non-finite part, or no part at all.
 */
export function durationMs(duration: Duration): number {
  const units = Object.keys(UNIT_MS).join(', ')
  const parts = Object.entries(duration)
  if (parts.length === 0) {
    throw new MockError(
      `A duration needs at least one of: ${units}. Received: {}`,
    )
  }
  let total = 0
  for (const [unit, value] of parts) {
    if (!Object.hasOwn(UNIT_MS, unit)) {
      throw new MockError(
        `Unknown unit "${unit}" in a duration. Allowed: ${units}`,
      )
    }
    if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
      throw new MockError(
        `"${unit}" of a duration must be a number of 0 or more. Received: ${JSON.stringify(value) ?? String(value)}`,
      )
    }
    total += value * UNIT_MS[unit as keyof typeof UNIT_MS]
  }
  return total
}
