import { closestClock, type Timed } from '../domain/closest-clock.ts'
import type { Transition } from '../domain/transition.ts'
import type { Store } from '../store/store.ts'
import type { ClockState } from './clock-state.ts'
import type { ClockTarget, TargetId } from './clock-target.ts'
import { createClock, type EngineClock } from './clock.ts'
import { nextTransitions } from './due.ts'

/** The attached clocks, in the order of attachment, and the search for the closest clock. */
export interface AttachedClocks {
  /** Finds the closest clock of a row or a call. */
  clockFor(timed: Timed): EngineClock
  /** Returns a target's own clock. */
  own(id: TargetId): EngineClock | undefined
  /** Lists the clocks that a target could follow without its own. */
  wider(id: TargetId): EngineClock[]
  add(id: TargetId, state: ClockState): EngineClock
  remove(id: TargetId): void
  clear(): void
  entries(): { target: ClockTarget; clock: EngineClock }[]
  /** Names of the targets, for error messages. */
  names(): string[]
}

/**
 * @param main the clock of everything without an attached clock.
 * @param onChange called with the target whose clock changed.
 */
export function createAttachedClocks(
  main: EngineClock,
  store: Store,
  onChange: (target: ClockTarget) => void,
): AttachedClocks {
  const attached = new Map<
    string,
    { target: ClockTarget; clock: EngineClock; kind: TargetId['kind'] }
  >()

  const clockFor = (timed: Timed): EngineClock => {
    if (attached.size === 0) return main
    const own = closestClock(timed, (kind, value) =>
      attached.get(nameOf({ kind, value })),
    )
    return own?.clock ?? main
  }

  return {
    clockFor,
    own: (id) => attached.get(nameOf(id))?.clock,
    wider({ kind, value }) {
      if (kind === 'paymentManagerArn') return [main]
      if (kind === 'userId') {
        // a user can have sessions under every manager
        const managers = [...attached.values()].filter(
          (other) => other.kind === 'paymentManagerArn',
        )
        return [main, ...managers.map(({ clock }) => clock)]
      }
      const { paymentManagerArn, userId } =
        store.paymentSession.get(value) ?? {}
      return [clockFor({ paymentManagerArn, userId })]
    },
    add(id, state) {
      const { kind, value } = id
      const target = { [kind]: value } as unknown as ClockTarget
      const clock = createClock({
        nextTransitions: (afterMs): Transition[] =>
          nextTransitions(store, afterMs, (row) => clockFor(row) === clock),
        onChange: () => onChange(target),
      })
      clock.startFrom(state)
      attached.set(nameOf(id), { target, clock, kind })
      return clock
    },
    remove(id) {
      attached.delete(nameOf(id))
    },
    clear: () => attached.clear(),
    entries: () => [...attached.values()],
    names: () => [...attached.keys()],
  }
}

function nameOf({ kind, value }: TargetId): string {
  return `${kind}/${value}`
}
