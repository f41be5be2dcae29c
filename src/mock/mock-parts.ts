import type { Transition } from '../domain/transition.ts'
import { createFaults, type FaultEngine } from '../faults/faults.ts'
import type { EventSource } from '../journal/events.ts'
import { createJournal, type JournalRecorder } from '../journal/journal.ts'
import { createListeners } from '../journal/listeners.ts'
import type { Registry } from '../operation/registry-check.ts'
import { createLivePolicy, type LivePolicy } from '../policy/live-policy.ts'
import type { Change } from '../store/change.ts'
import type { ClockTarget } from '../time/clock-target.ts'
import { createLifecycle, type Lifecycle } from '../time/lifecycle.ts'
import { createTimeline, type Timeline } from '../time/timeline.ts'
import { createWorld, type World } from '../world/world.ts'
import type { MockOptions } from './mock-options.ts'

/** The parts of one mock, connected to the stream of events. */
export interface MockParts {
  readonly world: World
  readonly live: LivePolicy
  readonly events: EventSource
  readonly journal: JournalRecorder
  readonly faults: FaultEngine
  readonly timeline: Timeline
  readonly lifecycle: Lifecycle
  /** Sends the event of a transition. */
  announce(transition: Transition): void
  /** Sends the events of written rows, in order. */
  announceChanges(changes: readonly Change[], nowMs: number): void
}

const DEFAULT_SEED = 'agentcore-payments-mock'

export function createMockParts(
  registry: Registry,
  { seed = DEFAULT_SEED, now, policy, journalCapacity }: MockOptions,
): MockParts {
  const live = createLivePolicy(policy)
  const events: EventSource = createListeners()
  const world = createWorld({ seed, now })
  const { store, clocks } = world
  const announce = (transition: Transition) =>
    events.emit({ type: 'transition', transition })
  const timeline = createTimeline(world, clocks, {
    get isHeard() {
      return events.isHeard
    },
    announce,
  })
  world.watchClocks((target) => {
    timeline.settle()
    // the clocks of rows may have changed with it
    if (target !== undefined && events.isHeard) timeline.restart()
    emitClock(events, world, target)
  })
  return {
    world,
    live,
    events,
    journal: createJournal(
      Object.keys(registry),
      (entry) => events.emit({ type: 'request', entry }),
      journalCapacity,
    ),
    faults: createFaults(registry, world.faultRandom, () =>
      events.emit({ type: 'faults' }),
    ),
    timeline,
    lifecycle: createLifecycle(
      store,
      (table) => live.policy.transitions[table] ?? 'immediate',
    ),
    announce,
    announceChanges(changes, nowMs) {
      if (events.isHeard) emitChanges(events, timeline, changes, nowMs)
    },
  }
}

function emitClock(
  events: EventSource,
  { clock, clocks }: World,
  target: ClockTarget | undefined,
): void {
  const { nowMs, ...state } = (target ? clocks.clockOf(target) : clock).state
  const now = new Date(nowMs).toISOString()
  events.emit({ type: 'clock', ...(target && { target }), now, ...state })
}

function emitChanges(
  events: EventSource,
  timeline: Timeline,
  changes: readonly Change[],
  nowMs: number,
): void {
  const at = new Date(nowMs).toISOString()
  for (const change of changes) {
    if (change.table === 'paymentSession' && change.type === 'created') {
      timeline.sessionOpened(change.key)
    }
    events.emit({ type: 'change', at, change })
  }
}
