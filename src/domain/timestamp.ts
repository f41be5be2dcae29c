const FIRST_MS = Date.parse('0000-01-01T00:00:00Z')
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z')

const ISO_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/

/** An instant as rows and replies hold it: ISO 8601, UTC, milliseconds, e.g. `2026-01-01T00:00:00.000Z`. */
export type Timestamp = string

/** Prints epoch milliseconds as the service does: to the millisecond (recorded). */
export function toTimestamp(epochMs: number): Timestamp {
  return new Date(epochMs).toISOString()
}

/** Checks whether a text from outside is an instant in UTC, with or without a fraction of up to three digits. */
export function isInstantText(text: string): boolean {
  const epochMs = toEpochMs(text)
  return (
    ISO_UTC.test(text) &&
    isPrintable(epochMs) &&
    // `Date.parse` takes the 30th of February for the 1st of March
    toTimestamp(epochMs).startsWith(text.slice(0, 19))
  )
}

/** Checks whether an instant can be printed so: the years 0 to 9999, in epoch milliseconds. */
export function isPrintable(epochMs: number): boolean {
  return epochMs >= FIRST_MS && epochMs <= LAST_MS
}

/** Epoch milliseconds of a {@link Timestamp}. */
export function toEpochMs(timestamp: Timestamp): number {
  return Date.parse(timestamp)
}
