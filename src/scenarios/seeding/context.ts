import type { Ids } from '../../domain/ids.ts'
import { pastTimeMs, type PastTime } from '../../domain/past-time.ts'
import {
  isPrintable,
  toTimestamp,
  type Timestamp,
} from '../../domain/timestamp.ts'
import { MockError } from '../../errors.ts'
import type { Store } from '../../store/store.ts'

/** Store and time for writing rows. */
export interface WritingContext {
  store: Store
  ids: Ids
  nowMs: number
}

/** Writes a row of a list. */
export type Writer<Seed> = (seed: Seed, context: WritingContext) => void

/**
 * Converts a time of a scenario to the form in rows.
 *
 * @param earliest lower bound, and the default of an omitted time. Default: no bound, and now.
 */
export function timestampOf(
  member: string,
  text: PastTime | undefined,
  nowMs: number,
  earliest?: Timestamp,
): Timestamp {
  if (text === undefined) return earliest ?? toTimestamp(nowMs)
  const refuse = (reason: string) =>
    new MockError(`${member} cannot be ${JSON.stringify(text)}: ${reason}`)
  const atMs = pastTimeMs(text, nowMs)
  if (atMs > nowMs) {
    throw refuse(
      `it is in the future, as the mock's clock is at ${toTimestamp(nowMs)}. Write how long ago, e.g. "-30m"`,
    )
  }
  if (!isPrintable(atMs)) throw refuse('it is before the year 0')
  const timestamp = toTimestamp(atMs)
  if (earliest !== undefined && timestamp < earliest) {
    throw refuse(`it is before the creation, ${earliest}`)
  }
  return timestamp
}

/** Converts the creation and change time of a row. */
export function datesOf(
  seed: { createdAt?: PastTime; updatedAt?: PastTime },
  nowMs: number,
): { createdAt: Timestamp; updatedAt: Timestamp } {
  const createdAt = timestampOf('createdAt', seed.createdAt, nowMs)
  const updatedAt = timestampOf('updatedAt', seed.updatedAt, nowMs, createdAt)
  return { createdAt, updatedAt }
}
