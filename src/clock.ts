import { durationMs, type Duration } from './domain/duration.ts'
import { isPrintable, toEpochMs } from './domain/timestamp.ts'
import type { Transition } from './domain/transition.ts'
import { MockError } from './errors.ts'

/** A point in time: a `Date`, ISO 8601 text, or epoch milliseconds. */
export type Instant = Date | string | number

/**
 * The mock's own time. It starts at real time and runs with it, unless frozen or moved; it only goes forward.
 *
 * Nothing waits on it: expiry and the like are worked out when a request arrives, so no timer is involved
 * and faked timers cannot make the mock hang.
 *
 * @example
 * ```ts
 * import { createPaymentsMock } from 'agentcore-payments-mock'
 *
 * const mock = createPaymentsMock()
 * mock.clock.freeze()
 * mock.clock.advanceBy({ minutes: 16 })
 * ```
 */
export interface Clock {
  /** The present virtual time. */
  now(): Date
  /** Whether time stands still until it is advanced or resumed. */
  readonly frozen: boolean
  /**
   * Moves time forward by a span; a frozen clock stays frozen.
   *
   * @returns the new time.
   * @throws MockError for a negative span or an unknown unit.
   */
  advanceBy(duration: Duration): Date
  /**
   * Moves time forward to a point; a frozen clock stays frozen.
   *
   * @returns the new time.
   * @throws MockError for a point in the past of this clock or one that cannot be read.
   */
  advanceTo(instant: Instant): Date
  /**
   * Moves time forward to the next moment at which time itself does something, e.g. a session expires;
   * a frozen clock stays frozen.
   *
   * @returns what happened then; nothing, and time stays where it is, when nothing is due.
   */
  advanceToNext(): Transition[]
  /** Stops time where it is. */
  freeze(): void
  /** Lets time run on from where it stands, at the speed of real time. */
  resume(): void
}

/** The clock as the machine uses it: milliseconds, and a way back to the start. */
export interface MockClock extends Clock {
  nowMs(): number
  /** Real time, which only people care about. */
  realMs(): number
  /** Back to how the clock was made: real time, or frozen at the instant that was given. */
  restart(): void
  /** Stands at a point in time, or runs on from it, be it earlier than now: for another world, as `restart`. */
  startFrom(epochMs: number, frozen: boolean): void
}

/**
 * @param start where a clock begins, frozen; without it the clock follows real time.
 * @param nextTransitions tells what time does next, after a moment in epoch milliseconds.
 */
export function createClock(
  start?: Instant,
  nextTransitions: (afterMs: number) => Transition[] = () => [],
): MockClock {
  const startMs = start === undefined ? undefined : readInstant(start)
  let frozenAt = startMs
  let offset = 0
  let latest = Number.NEGATIVE_INFINITY

  // The only reading of real time in the project; a faked `Date` is followed, but never backwards.
  const nowMs = () => {
    latest = Math.max(latest, frozenAt ?? Date.now() + offset)
    return latest
  }

  const moveTo = (targetMs: number) => {
    if (!isPrintable(targetMs)) {
      throw new MockError(
        `The clock cannot be moved past the year 9999. Received: ${targetMs} ms since 1970`,
      )
    }
    if (frozenAt === undefined) {
      offset = targetMs - Date.now()
    } else {
      frozenAt = targetMs
    }
    return new Date(nowMs())
  }

  return {
    nowMs,
    realMs: () => Date.now(),
    now: () => new Date(nowMs()),
    get frozen() {
      return frozenAt !== undefined
    },
    advanceBy: (duration) => moveTo(nowMs() + durationMs(duration)),
    advanceTo(instant) {
      const targetMs = readInstant(instant)
      const currentMs = nowMs()
      if (targetMs < currentMs) {
        throw new MockError(
          `The clock only goes forward: it stands at ${new Date(currentMs).toISOString()} and cannot go back to ${new Date(targetMs).toISOString()}. Use reset() to start over.`,
        )
      }
      return moveTo(targetMs)
    },
    advanceToNext() {
      const transitions = nextTransitions(nowMs())
      const [first] = transitions
      if (first !== undefined) moveTo(toEpochMs(first.at))
      return transitions
    },
    freeze() {
      frozenAt = nowMs()
    },
    resume() {
      if (frozenAt !== undefined) {
        offset = nowMs() - Date.now()
        frozenAt = undefined
      }
    },
    restart() {
      frozenAt = startMs
      offset = 0
      latest = Number.NEGATIVE_INFINITY
    },
    startFrom(epochMs, frozen) {
      frozenAt = frozen ? epochMs : undefined
      offset = epochMs - Date.now()
      latest = epochMs
    },
  }
}

function readInstant(instant: Instant): number {
  const epochMs = new Date(instant).getTime()
  if (!isPrintable(epochMs)) {
    throw new MockError(
      `Not a point in time: ${JSON.stringify(instant)}. Allowed: a Date, ISO 8601 text such as "2026-01-01T00:00:00Z", or epoch milliseconds, in the years 0 to 9999`,
    )
  }
  return epochMs
}
