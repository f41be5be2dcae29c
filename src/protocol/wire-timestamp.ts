import {
  isPrintable,
  toEpochMs,
  toTimestamp,
  type Timestamp,
} from '../domain/timestamp.ts'
import type { TimestampFormat } from './shape.ts'

/** An instant as it is printed on the wire. */
export function printTimestamp(
  timestamp: Timestamp,
  format: TimestampFormat,
): string | number {
  return format === 'iso8601' ? timestamp : toEpochMs(timestamp) / 1000
}

/** An instant as it came over the wire, or undefined when it is none. */
export function parseTimestamp(
  value: unknown,
  format: TimestampFormat,
): Timestamp | undefined {
  if (typeof value !== (format === 'iso8601' ? 'string' : 'number')) {
    return undefined
  }
  const epochMs =
    typeof value === 'number'
      ? Math.round(value * 1000)
      : toEpochMs(value as string)
  return isPrintable(epochMs) ? toTimestamp(epochMs) : undefined
}
