import {
  createClock,
  type Clock,
  type ClockState,
  type MockClock,
} from './clock.ts'
import type { Transition } from '../domain/transition.ts'
import { MockError } from '../errors.ts'
import { nextTransitions } from './due.ts'
import type { Store } from '../store/store.ts'

/** Whose time it is: exactly one member. */
export type ClockTarget =
  | { paymentManagerArn: string }
  | { userId: string }
  | { paymentSessionId: string }

/** A clock of its own, and whose time it tells. */
export interface AttachedClock {
  target: ClockTarget
  clock: Clock
}

/**
 * Further clocks, as many as a test needs: a manager, a user or a session can have its own, and everything
 * else follows `mock.clock`. The closest clock counts: a session's, then its user's, then its manager's.
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
export interface Clocks {
  /**
   * Gives a target a clock of its own. It begins as the clock that the target followed stands, and goes its
   * own way from then on.
   *
   * @returns the target's own clock; the one that it has, if it has one already.
   * @throws MockError for a target that is none, or a manager or session that does not exist.
   */
  attach(target: ClockTarget): Clock
  /**
   * The clock that tells a target's time: its own, or the one that it follows.
   *
   * @throws MockError as `attach` does.
   */
  of(target: ClockTarget): Clock
  /**
   * Lets a target follow the other clocks again.
   *
   * @throws MockError when it has none of its own, or when its time would go back: those have to be advanced
   *   first.
   */
  detach(target: ClockTarget): void
  /** All clocks that were attached, in that order. */
  list(): AttachedClock[]
}

/** What a row or a call tells of whose time counts for it. */
export interface Timed {
  paymentManagerArn?: string | undefined
  userId?: string | undefined
  paymentSessionId?: string | undefined
}

/** The clocks as the machine uses them. */
export interface MockClocks extends Clocks {
  /** The clock that counts for a row or a call. */
  clockFor(timed: Timed): MockClock
  /** The clock that tells a target's time, be there such a row or not. */
  telling(target: ClockTarget): MockClock
  /** Every clock, the main one first. */
  all(): { target?: ClockTarget; clock: MockClock }[]
  /** How each attached clock stands. */
  readonly states: (ClockState & { target: ClockTarget })[]
  /** Puts these clocks in the place of those that are attached. */
  startFrom(states: readonly (ClockState & { target: ClockTarget })[]): void
}

// the closest first
const KINDS = ['paymentSessionId', 'userId', 'paymentManagerArn'] as const
type Kind = (typeof KINDS)[number]

/**
 * @param main the clock that everything follows which has none of its own.
 * @param onChange called with the target whose clock was attached, detached or changed.
 */
export function createClocks(
  main: MockClock,
  store: Store,
  onChange: (target: ClockTarget) => void,
): MockClocks {
  const attached = new Map<
    string,
    { target: ClockTarget; clock: MockClock; kind: Kind }
  >()

  const own = (kind: Kind, value: string | undefined) =>
    value === undefined ? undefined : attached.get(`${kind}/${value}`)?.clock

  const clockFor = (timed: Timed): MockClock => {
    if (attached.size === 0) return main
    for (const kind of KINDS) {
      const clock = own(kind, timed[kind])
      if (clock !== undefined) return clock
    }
    return main
  }

  /** The clocks that a target could follow if it had none of its own. */
  const wider = (kind: Kind, value: string): MockClock[] => {
    if (kind === 'paymentManagerArn') return [main]
    if (kind === 'userId') {
      // a user may have sessions under every manager
      const managers = [...attached.values()].filter(
        (other) => other.kind === 'paymentManagerArn',
      )
      return [main, ...managers.map(({ clock }) => clock)]
    }
    const { paymentManagerArn, userId } = store.paymentSession.get(value) ?? {}
    return [clockFor({ paymentManagerArn, userId })]
  }

  const add = (kind: Kind, value: string, state: ClockState) => {
    const target = { [kind]: value } as unknown as ClockTarget
    const clock = createClock({
      nextTransitions: (afterMs): Transition[] =>
        nextTransitions(store, afterMs, (row) => clockFor(row) === clock),
      onChange: () => onChange(target),
    })
    clock.startFrom(state)
    attached.set(`${kind}/${value}`, { target, clock, kind })
    return clock
  }

  const read = (target: ClockTarget): [kind: Kind, value: string] => {
    const [entry, ...more] = Object.entries(target ?? {})
    const [kind, value] = entry ?? []
    if (
      more.length > 0 ||
      !KINDS.some((known) => known === kind) ||
      typeof value !== 'string' ||
      value === ''
    ) {
      throw new MockError(
        `A clock is attached to exactly one of ${KINDS.join(', ')}, as text. Received: ${JSON.stringify(target)}`,
      )
    }
    return [kind as Kind, value]
  }

  const telling = (target: ClockTarget): MockClock =>
    clockFor(
      ('paymentSessionId' in target &&
        store.paymentSession.get(target.paymentSessionId)) ||
        target,
    )

  const readExisting = (target: ClockTarget): [kind: Kind, value: string] => {
    const [kind, value] = read(target)
    requireRow(store, kind, value)
    return [kind, value]
  }

  return {
    attach(target) {
      const [kind, value] = readExisting(target)
      const present = own(kind, value)
      if (present !== undefined) return present
      const latest = wider(kind, value)
        .map((clock) => clock.state)
        .reduce((a, b) => (b.nowMs > a.nowMs ? b : a))
      const clock = add(kind, value, latest)
      onChange(target)
      return clock
    },
    of(target) {
      readExisting(target)
      return telling(target)
    },
    telling,
    detach(target) {
      const [kind, value] = read(target)
      const clock = own(kind, value)
      if (clock === undefined) {
        throw new MockError(
          `${JSON.stringify(target)} has no clock of its own. Attached: ${[...attached.keys()].join(', ') || 'none'}`,
        )
      }
      const nowMs = clock.nowMs()
      const earlier = wider(kind, value).find((other) => other.nowMs() < nowMs)
      if (earlier !== undefined) {
        throw new MockError(
          `${JSON.stringify(target)} would go back in time: its own clock stands at ${clock.now().toISOString()}, the one that it would follow at ${earlier.now().toISOString()}. Advance that one first.`,
        )
      }
      attached.delete(`${kind}/${value}`)
      onChange(target)
    },
    list: () =>
      [...attached.values()].map(({ target, clock }) => ({
        target: { ...target },
        clock,
      })),
    clockFor,
    all: () => [{ clock: main }, ...attached.values()],
    get states() {
      return [...attached.values()].map(({ target, clock }) => ({
        target: { ...target },
        ...clock.state,
      }))
    },
    startFrom(states) {
      attached.clear()
      for (const { target, ...state } of states) {
        const [kind, value] = read(target)
        add(kind, value, state)
      }
    },
  }
}

function requireRow(store: Store, kind: Kind, value: string): void {
  if (kind === 'userId') return
  const table =
    kind === 'paymentSessionId' ? store.paymentSession : store.paymentManager
  if (table.get(value) === undefined) {
    throw new MockError(
      `There is no ${kind} ${JSON.stringify(value)} to attach a clock to.`,
    )
  }
}
