import type { Ids } from '../../domain/ids.ts'
import { pastTimeMs, type PastTime } from '../../domain/past-time.ts'
import {
  isPrintable,
  toTimestamp,
  type Timestamp,
} from '../../domain/timestamp.ts'
import { MockError } from '../../errors.ts'
import type { Store } from '../../store/store.ts'

/** What rows are written into, and when. */
export interface WritingContext {
  store: Store
  ids: Ids
  nowMs: number
}

/** Writes a row of a list. */
export type Writer<Seed> = (seed: Seed, context: WritingContext) => void

/**
 * The row's form of a member.
 *
 * @param earliest what it cannot come before, and what it is when it is left out. Default: now, and no bound.
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
      `it is in the future, as the mock's clock stands at ${toTimestamp(nowMs)}. Write how long ago, e.g. "-30m"`,
    )
  }
  if (!isPrintable(atMs)) throw refuse('it is before the year 0')
  const timestamp = toTimestamp(atMs)
  if (earliest !== undefined && timestamp < earliest) {
    throw refuse(`it is before the creation, ${earliest}`)
  }
  return timestamp
}

/** Times of a row that may have been changed since it was made. */
export function datesOf(
  seed: { createdAt?: PastTime; updatedAt?: PastTime },
  nowMs: number,
): { createdAt: Timestamp; updatedAt: Timestamp } {
  const createdAt = timestampOf('createdAt', seed.createdAt, nowMs)
  const updatedAt = timestampOf('updatedAt', seed.updatedAt, nowMs, createdAt)
  return { createdAt, updatedAt }
}
