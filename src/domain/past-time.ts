const UNITS = ['d', 'h', 'm', 's', 'ms'] as const
const UNITS_MS = [86_400_000, 3_600_000, 60_000, 1_000, 1] as const

const RELATIVE =
  /^-(?=\d)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/
const ISO =
  /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/

/**
 * A time in the past: how long ago, in days, hours, minutes, seconds and milliseconds, each at most once and
 * the larger first, e.g. `-30m`, `-1h30m`, `-90d`; or ISO 8601, with a time zone if there is a time of day.
 */
export type PastTime = string

/** Pattern of a {@link PastTime}. */
export const PAST_TIME = new RegExp(`${RELATIVE.source}|${ISO.source}`)

/** Converts a {@link PastTime} to epoch milliseconds, relative to the given time; NaN for invalid text. */
export function pastTimeMs(text: PastTime, nowMs: number): number {
  const [, ...parts] = RELATIVE.exec(text) ?? []
  if (parts.length > 0) {
    return UNITS_MS.reduce(
      (ms, unitMs, index) => ms - unitMs * Number(parts[index] ?? 0),
      nowMs,
    )
  }
  return ISO.test(text) && isCalendarDay(text) ? Date.parse(text) : Number.NaN
}

/** Formats how long ago a time was, to the millisecond; a future time counts as now. */
export function ago(thenMs: number, nowMs: number): PastTime {
  let leftMs = Math.max(0, nowMs - thenMs)
  let text = ''
  for (const [index, unitMs] of UNITS_MS.entries()) {
    const count = Math.floor(leftMs / unitMs)
    if (count > 0) text += `${count}${UNITS[index]}`
    leftMs -= count * unitMs
  }
  return `-${text || '0s'}`
}

// `Date.parse` reads the 30th of February as the 1st of March
function isCalendarDay(text: string): boolean {
  const day = text.slice(0, 10)
  const midnightMs = Date.parse(day)
  return (
    !Number.isNaN(midnightMs) &&
    new Date(midnightMs).toISOString().startsWith(day)
  )
}
