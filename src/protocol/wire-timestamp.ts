import {
  isPrintable,
  toEpochMs,
  toTimestamp,
  type Timestamp,
} from '../domain/timestamp.ts'
import type { TimestampFormat } from './shape.ts'

/** Formats a time for the wire. */
export function printTimestamp(
  timestamp: Timestamp,
  format: TimestampFormat,
): string | number {
  return format === 'iso8601' ? timestamp : toEpochMs(timestamp) / 1000
}

/** Parses a time from the wire; undefined for an invalid one. */
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
