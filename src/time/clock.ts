import { durationMs, type Duration } from '../domain/duration.ts'
import { readInstant, type InstantInput } from '../domain/instant.ts'
import { isPrintable, toEpochMs } from '../domain/timestamp.ts'
import type { Transition } from '../domain/transition.ts'
import { valueText } from '../domain/value-text.ts'
import { MockError } from '../errors.ts'
import type { ClockState } from './clock-state.ts'
import { createRunningTime } from './running-time.ts'

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
export interface MockClock {
  /** The present virtual time. */
  now(): Date
  /** True if time stands still until it is advanced or resumed. */
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
  advanceTo(instant: InstantInput): Date
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

/** The clock as the engine uses it: milliseconds, and a way back to the start. */
export interface EngineClock extends MockClock {
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
  start?: InstantInput | undefined
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
}: ClockParts = {}): EngineClock {
  const startMs = start === undefined ? undefined : readInstant(start)
  const first = (): ClockState => ({
    nowMs: startMs ?? realMs(),
    frozen: startMs !== undefined,
    scale: 1,
  })
  const time = createRunningTime(first(), realMs)

  const set = (change: Partial<ClockState>) => {
    time.startFrom({ ...time.state, ...change })
    onChange()
  }
  const moveTo = (targetMs: number) => {
    requirePrintable(targetMs)
    set({ nowMs: Math.floor(targetMs) })
    return new Date(time.nowMs())
  }

  return {
    nowMs: time.nowMs,
    realMs,
    now: () => new Date(time.nowMs()),
    get frozen() {
      return time.frozen
    },
    get scale() {
      return time.scale
    },
    get state() {
      return time.state
    },
    advanceBy: (duration) => moveTo(time.nowMs() + durationMs(duration)),
    advanceTo(instant) {
      const targetMs = readInstant(instant)
      requireForward(targetMs, time.nowMs())
      return moveTo(targetMs)
    },
    advanceToNext() {
      const transitions = nextTransitions(time.nowMs())
      const [next] = transitions
      if (next !== undefined) moveTo(toEpochMs(next.at))
      return transitions
    },
    freeze: () => set({ frozen: true }),
    resume: () => set({ frozen: false }),
    setScale(scale) {
      requireScale(scale)
      set({ scale })
    },
    restart: () => time.startFrom(first()),
    startFrom: time.startFrom,
  }
}

/** The only reading of real time in the project; a faked `Date` is followed. */
function realMs(): number {
  return Date.now()
}

function requirePrintable(targetMs: number): void {
  if (isPrintable(targetMs)) return
  throw new MockError(
    `The clock cannot be moved past the year 9999. Received: ${targetMs} ms since 1970`,
  )
}

function requireForward(targetMs: number, currentMs: number): void {
  if (targetMs >= currentMs) return
  throw new MockError(
    `The clock only goes forward: it stands at ${new Date(currentMs).toISOString()} and cannot go back to ${new Date(targetMs).toISOString()}. Use reset() to start over.`,
  )
}

function requireScale(scale: unknown): void {
  if (typeof scale === 'number' && scale > 0 && scale <= FASTEST_SCALE) return
  throw new MockError(
    `A clock's scale must be a number above 0, at most ${FASTEST_SCALE}; 1 is the speed of real time. Received: ${valueText(scale)}`,
  )
}
