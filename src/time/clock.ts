import { durationMs, type Duration } from '../domain/duration.ts'
import { isPrintable, toEpochMs } from '../domain/timestamp.ts'
import type { Transition } from '../domain/transition.ts'
import { MockError } from '../errors.ts'

/** A point in time: a `Date`, ISO 8601 text, or epoch milliseconds. */
export type Instant = Date | string | number

/**
 * The mock's own time. It starts at real time and runs with it, unless frozen, moved or scaled; it only goes
 * forward.
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
  /** How many seconds of virtual time go by in one of real time, while it is not frozen. */
  readonly scale: number
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
  /** Lets time run on from where it stands, at its scale. */
  resume(): void
  /**
   * Makes time run faster or slower from now on; a frozen clock does so once it is resumed.
   *
   * @param scale seconds of virtual time in one of real time, above 0 and at most 1,000,000; 1 at the start.
   * @throws MockError for any other number.
   */
  setScale(scale: number): void
}

/** How a clock stands. */
export interface ClockState {
  nowMs: number
  frozen: boolean
  scale: number
}

/** The clock as the machine uses it: milliseconds, and a way back to the start. */
export interface MockClock extends Clock {
  nowMs(): number
  /** Real time, which only people care about. */
  realMs(): number
  readonly state: ClockState
  /** Back to how the clock was made: real time, or frozen at the instant that was given. */
  restart(): void
  /** Stands so from now on, be it earlier than now: for another world, as `restart`. */
  startFrom(state: ClockState): void
}

/** What a clock begins with, and whom it tells. */
export interface ClockParts {
  /** Where it begins, frozen; without it the clock follows real time. */
  start?: Instant | undefined
  /** Tells what time does next, after a moment in epoch milliseconds. */
  nextTransitions?: (afterMs: number) => Transition[]
  /** Called when it was moved, stopped, resumed or scaled; not when it starts over. */
  onChange?: () => void
}

/** The highest scale that a clock takes: a year in half a minute. */
export const FASTEST_SCALE = 1_000_000

export function createClock({
  start,
  nextTransitions = () => [],
  onChange = () => {},
}: ClockParts = {}): MockClock {
  const startMs = start === undefined ? undefined : readInstant(start)
  let latest: number
  // where it stood, and the real time then: what has gone by since is scaled
  let base: ClockState & { realMs: number }

  // The only reading of real time in the project; a faked `Date` is followed, but never backwards.
  const realMs = () => Date.now()

  const startFrom = (state: ClockState) => {
    base = { ...state, realMs: realMs() }
    latest = state.nowMs
  }

  const nowMs = () => {
    const passedMs = base.frozen ? 0 : (realMs() - base.realMs) * base.scale
    latest = Math.max(latest, Math.floor(base.nowMs + passedMs))
    return latest
  }

  const set = (change: Partial<ClockState>) => {
    const { frozen, scale } = base
    startFrom({ nowMs: nowMs(), frozen, scale, ...change })
    onChange()
  }

  const moveTo = (targetMs: number) => {
    if (!isPrintable(targetMs)) {
      throw new MockError(
        `The clock cannot be moved past the year 9999. Received: ${targetMs} ms since 1970`,
      )
    }
    set({ nowMs: Math.floor(targetMs) })
    return new Date(nowMs())
  }

  const restart = () =>
    startFrom({
      nowMs: startMs ?? realMs(),
      frozen: startMs !== undefined,
      scale: 1,
    })

  restart()
  return {
    nowMs,
    realMs,
    now: () => new Date(nowMs()),
    get frozen() {
      return base.frozen
    },
    get scale() {
      return base.scale
    },
    get state() {
      const { frozen, scale } = base
      return { nowMs: nowMs(), frozen, scale }
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
    freeze: () => set({ frozen: true }),
    resume: () => set({ frozen: false }),
    setScale(scale) {
      if (!(typeof scale === 'number' && scale > 0 && scale <= FASTEST_SCALE)) {
        throw new MockError(
          `A clock's scale must be a number above 0, at most ${FASTEST_SCALE}; 1 is the speed of real time. Received: ${JSON.stringify(scale) ?? String(scale)}`,
        )
      }
      set({ scale })
    },
    restart,
    startFrom,
  }
}

export function readInstant(instant: Instant): number {
  const epochMs = new Date(instant).getTime()
  if (!isPrintable(epochMs)) {
    throw new MockError(
      `Not a point in time: ${JSON.stringify(instant)}. Allowed: a Date, ISO 8601 text such as "2026-01-01T00:00:00Z", or epoch milliseconds, in the years 0 to 9999`,
    )
  }
  return epochMs
}
