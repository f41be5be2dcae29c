const FIRST_MS = Date.parse('0000-01-01T00:00:00Z')

const ISO_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/

/** A time in rows and replies: ISO 8601, UTC, milliseconds, e.g. `2026-01-01T00:00:00.000Z`. */
export type Timestamp = string

/** The last moment that can be printed. */
export const LAST_TIMESTAMP: Timestamp = '9999-12-31T23:59:59.999Z'

const LAST_MS = Date.parse(LAST_TIMESTAMP)

/** Formats epoch milliseconds as the service does: to the millisecond (recorded). */
export function toTimestamp(epochMs: number): Timestamp {
  return new Date(epochMs).toISOString()
}

/** Checks whether a text is a time in UTC, with or without up to three decimals. */
export function isInstantText(text: string): boolean {
  const epochMs = toEpochMs(text)
  return (
    ISO_UTC.test(text) &&
    isPrintable(epochMs) &&
    // `Date.parse` reads the 30th of February as the 1st of March
    toTimestamp(epochMs).startsWith(text.slice(0, 19))
  )
}

/** Checks whether a time in epoch milliseconds is in the years 0 to 9999. */
export function isPrintable(epochMs: number): boolean {
  return epochMs >= FIRST_MS && epochMs <= LAST_MS
}

/** Converts a {@link Timestamp} to epoch milliseconds. */
export function toEpochMs(timestamp: Timestamp): number {
  return Date.parse(timestamp)
}
