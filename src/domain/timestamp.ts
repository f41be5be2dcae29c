const FIRST_MS = Date.parse('0000-01-01T00:00:00Z')
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z')

/** An instant as rows and replies hold it: ISO 8601, UTC, whole seconds, e.g. `2026-01-01T00:00:00Z`. */
export type Timestamp = string

/**
 * Epoch milliseconds as the service prints them: whole seconds, `Z`, no fraction
 * (documented: the developer guide's examples; whether live replies carry fractions is not public).
 */
export function toTimestamp(epochMs: number): Timestamp {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`
}

/** Whether an instant can be printed so: the years 0 to 9999, in epoch milliseconds. */
export function isPrintable(epochMs: number): boolean {
  return epochMs >= FIRST_MS && epochMs <= LAST_MS
}

/** Epoch milliseconds of a {@link Timestamp}. */
export function toEpochMs(timestamp: Timestamp): number {
  return Date.parse(timestamp)
}
