import type { ClockTarget } from '../time/clock-target.ts'
import type { Transition } from '../domain/transition.ts'
import type { JournalEntry } from './journal.ts'
import type { Listeners } from './listeners.ts'
import type { Change } from '../store/change.ts'

/** An event of a mock; times are ISO 8601, on the mock's clocks. */
export type MockEvent<OperationName extends string = string> =
  /** A request was answered. */
  | { type: 'request'; entry: JournalEntry<OperationName> }
  /** A call wrote a row. */
  | { type: 'change'; at: string; change: Change }
  /** A transition happened. */
  | { type: 'transition'; transition: Transition }
  /** A clock was moved, frozen, resumed, scaled, attached or detached; without a target it is the main one. */
  | {
      type: 'clock'
      target?: ClockTarget
      now: string
      frozen: boolean
      scale: number
    }
  /** Faults were injected or removed. */
  | { type: 'faults' }
  /**
   * The world was extended or replaced: a listener has to read it again. Only clients of the admin API get `missed`,
   * when they were too far behind and lost events.
   */
  | {
      type: 'world'
      cause: 'seed' | 'reset' | 'restore' | 'rewind' | 'missed'
      scenario: string
    }

/** The stream of a mock's events. */
export interface MockEvents<OperationName extends string = string> {
  /**
   * Calls a listener with every event from now on, in order; what it throws is dropped.
   *
   * @returns a function that ends the subscription.
   */
  subscribe(listener: (event: MockEvent<OperationName>) => void): () => void
  /**
   * Applies transitions that are due on running clocks, and sends their events. Every request and every move of a
   * clock does this by itself; call it at intervals to show a running clock.
   */
  settle(): void
}

/** The stream of events as the engine uses it. */
export type EventSource = Listeners<MockEvent>
