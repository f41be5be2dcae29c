import { MockError } from '../errors.ts'
import type { Store } from '../store/store.ts'
import { createAttachedClocks, type AttachedClocks } from './attached-clocks.ts'
import type { ClockState } from './clock-state.ts'
import type { Timed } from '../domain/closest-clock.ts'
import { readTarget, type ClockTarget, type TargetId } from './clock-target.ts'
import type { MockClock, EngineClock } from './clock.ts'

/** An attached clock and its target. */
export interface AttachedClock {
  target: ClockTarget
  clock: MockClock
}

/**
 * Clocks of single managers, users and sessions; everything else follows `mock.clock`. The closest clock applies: a
 * session's, then its user's, then its manager's.
 *
 * @example
 * ```ts
 * import { createPaymentsMock } from 'agentcore-payments-mock'
 *
 * const mock = createPaymentsMock()
 * // an hour later for bob, and for nobody else
 * mock.clocks.attach({ userId: 'bob' }).advanceBy({ hours: 1 })
 * ```
 */
export interface MockClocks {
  /**
   * Attaches a clock to a target. It begins with the state of the clock that the target followed, and is independent
   * from then on.
   *
   * @returns the target's own clock, new or existing.
   * @throws MockError for an invalid target, or a manager or session that does not exist.
   */
  attach(target: ClockTarget): MockClock
  /**
   * Returns the closest clock of a target: its own, or the one that it follows.
   *
   * @throws MockError as `attach` does.
   */
  of(target: ClockTarget): MockClock
  /**
   * Detaches the clock of a target, which then follows the closest other clock.
   *
   * @throws MockError when it has no clock of its own, or when its time would go back: advance the other clock first.
   */
  detach(target: ClockTarget): void
  /** Lists the attached clocks, in the order of attachment. */
  list(): AttachedClock[]
}

/** The clocks as the engine uses them. */
export interface EngineClocks extends MockClocks {
  /** Finds the closest clock of a row or a call. */
  clockFor(timed: Timed): EngineClock
  /** Finds the closest clock of a target, whether the row exists or not. */
  clockOf(target: ClockTarget): EngineClock
  /** Lists every clock, the main one first. */
  all(): { target?: ClockTarget; clock: EngineClock }[]
  /** States of the attached clocks. */
  readonly states: (ClockState & { target: ClockTarget })[]
  /** Replaces the attached clocks. */
  startFrom(states: readonly (ClockState & { target: ClockTarget })[]): void
}

/**
 * @param main the clock of everything without an attached clock.
 * @param onChange called with the target whose clock was attached, detached or changed.
 */
export function createClocks(
  main: EngineClock,
  store: Store,
  onChange: (target: ClockTarget) => void,
): EngineClocks {
  const attached = createAttachedClocks(main, store, onChange)
  const { clockFor } = attached

  const clockOf = (target: ClockTarget): EngineClock =>
    clockFor(
      ('paymentSessionId' in target &&
        store.paymentSession.get(target.paymentSessionId)) ||
        target,
    )

  return {
    attach(target) {
      const id = readTarget(target)
      requireRow(store, id)
      const present = attached.own(id)
      if (present !== undefined) return present
      const clock = attached.add(id, latestOf(attached.wider(id)))
      onChange(target)
      return clock
    },
    of(target) {
      requireRow(store, readTarget(target))
      return clockOf(target)
    },
    clockOf,
    detach(target) {
      const id = readTarget(target)
      requireDetachable(attached, id, target)
      attached.remove(id)
      onChange(target)
    },
    list: () =>
      attached.entries().map(({ target, clock }) => ({
        target: { ...target },
        clock,
      })),
    clockFor,
    all: () => [{ clock: main }, ...attached.entries()],
    get states() {
      return attached.entries().map(({ target, clock }) => ({
        target: { ...target },
        ...clock.state,
      }))
    },
    startFrom(states) {
      attached.clear()
      for (const { target, ...state } of states) {
        attached.add(readTarget(target), state)
      }
    },
  }
}

/** Returns the state of the latest clock. */
function latestOf(clocks: readonly EngineClock[]): ClockState {
  return clocks
    .map((clock) => clock.state)
    .reduce((a, b) => (b.nowMs > a.nowMs ? b : a))
}

function requireDetachable(
  attached: AttachedClocks,
  id: TargetId,
  target: ClockTarget,
): void {
  const clock = attached.own(id)
  if (clock === undefined) {
    throw new MockError(
      `${JSON.stringify(target)} has no clock of its own. Attached: ${attached.names().join(', ') || 'none'}`,
    )
  }
  const nowMs = clock.nowMs()
  const earlier = attached.wider(id).find((other) => other.nowMs() < nowMs)
  if (earlier !== undefined) {
    throw new MockError(
      `${JSON.stringify(target)} would go back in time: its own clock is at ${clock.now().toISOString()}, the clock that it would follow is at ${earlier.now().toISOString()}. Advance that one first.`,
    )
  }
}

function requireRow(store: Store, { kind, value }: TargetId): void {
  if (kind === 'userId') return
  const table =
    kind === 'paymentSessionId' ? store.paymentSession : store.paymentManager
  if (table.get(value) === undefined) {
    throw new MockError(
      `There is no ${kind} ${JSON.stringify(value)} to attach a clock to.`,
    )
  }
}
