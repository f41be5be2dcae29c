import { durationMs, type Duration } from '../domain/duration.ts'
import { readInstant, type InstantInput } from '../domain/instant.ts'
import { isPrintable, toEpochMs } from '../domain/timestamp.ts'
import type { Transition } from '../domain/transition.ts'
import { valueText } from '../domain/value-text.ts'
import { MockError } from '../errors.ts'
import type { ClockState } from './clock-state.ts'
import { createRunningTime } from './running-time.ts'

/**
 * A clock of the mock. It starts at real time and runs with it, unless it is frozen, moved or scaled. It only goes
 * forward.
 *
 * It uses no timers: due transitions are applied when a request arrives, so faked timers cannot make the mock hang.
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
  /** Returns the present time of this clock. */
  now(): Date
  /** True if the clock is frozen: its time changes only when it is advanced. */
  readonly frozen: boolean
  /** Seconds on this clock for each second of real time, while it is not frozen. */
  readonly scale: number
  /**
   * Moves the clock forward by a duration; a frozen clock stays frozen.
   *
   * @returns the new time.
   * @throws MockError for a negative duration or an unknown unit.
   */
  advanceBy(duration: Duration): Date
  /**
   * Moves the clock forward to a time; a frozen clock stays frozen.
   *
   * @returns the new time.
   * @throws MockError for a time in the past of this clock, or one that cannot be read.
   */
  advanceTo(instant: InstantInput): Date
  /**
   * Moves the clock forward to the next due transition, e.g. the expiry of a session; a frozen clock stays frozen.
   *
   * @returns the transitions at that time; empty, and the clock does not move, when nothing is due.
   */
  advanceToNext(): Transition[]
  /** Stops the clock at its present time. */
  freeze(): void
  /** Resumes the clock from its present time, at its scale. */
  resume(): void
  /**
   * Changes the speed of the clock; that of a frozen clock applies once it is resumed.
   *
   * @param scale seconds on this clock for each second of real time, above 0 and at most 1,000,000. At the start: 1.
   * @throws MockError for any other number.
   */
  setScale(scale: number): void
}

/** A clock as the engine uses it. */
export interface EngineClock extends MockClock {
  nowMs(): number
  /** Returns real time, which only the journal shows. */
  realMs(): number
  readonly state: ClockState
  /** Goes back to the start: real time, or frozen at the given time. */
  restart(): void
  /** Sets the state, even to an earlier time, when another world takes over. */
  startFrom(state: ClockState): void
}

/** Options of a clock. */
export interface ClockParts {
  /** Start time of a frozen clock; without it the clock follows real time. */
  start?: InstantInput | undefined
  /** Finds the next transitions after a time in epoch milliseconds. */
  nextTransitions?: (afterMs: number) => Transition[]
  /** Called when the clock was moved, frozen, resumed or scaled; not when it starts over. */
  onChange?: () => void
}

/** The highest scale of a clock: a year in half a minute. */
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

/** Reads real time, here only in the whole project; follows a faked `Date`. */
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
    `The clock only goes forward: its time is ${new Date(currentMs).toISOString()} and cannot go back to ${new Date(targetMs).toISOString()}. Use reset() to start over.`,
  )
}

function requireScale(scale: unknown): void {
  if (typeof scale === 'number' && scale > 0 && scale <= FASTEST_SCALE) return
  throw new MockError(
    `A clock's scale must be a number above 0, at most ${FASTEST_SCALE}; 1 is the speed of real time. Received: ${valueText(scale)}`,
  )
}
