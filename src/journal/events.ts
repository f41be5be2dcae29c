import type { ClockTarget } from '../time/clock-target.ts'
import type { Transition } from '../domain/transition.ts'
import type { JournalEntry } from './journal.ts'
import type { Listeners } from './listeners.ts'
import type { Change } from '../store/change.ts'

/** Something that happened in a mock; times are ISO 8601, on the mock's clocks. */
export type MockEvent<OperationName extends string = string> =
  /** An exchange is over. */
  | { type: 'request'; entry: JournalEntry<OperationName> }
  /** A call wrote a row. */
  | { type: 'change'; at: string; change: Change }
  /** Time alone did something. */
  | { type: 'transition'; transition: Transition }
  /** A clock was moved, stopped, resumed, scaled, attached or detached; without a target it is the main one. */
  | {
      type: 'clock'
      target?: ClockTarget
      now: string
      frozen: boolean
      scale: number
    }
  /** Rules were armed or disarmed. */
  | { type: 'faults' }
  /**
   * The state was added to or replaced as a whole: whatever one knew of it has to be read again. `missed` is told
   * to a client of the admin API alone, when events got lost on the way to it.
   */
  | {
      type: 'world'
      cause: 'seed' | 'reset' | 'restore' | 'rewind' | 'missed'
      scenario: string
    }

/** What happens in a mock, as it happens. */
export interface MockEvents<OperationName extends string = string> {
  /**
   * Calls a listener with every event from now on, in order; what it throws is dropped.
   *
   * @returns ends that.
   */
  subscribe(listener: (event: MockEvent<OperationName>) => void): () => void
  /**
   * Tells what a running clock has made due since the last event. A request, and every move of a clock, does
   * so by itself; whoever shows time running by asks now and then.
   */
  settle(): void
}

/** The stream as the engine feeds it. */
export type EventSource = Listeners<MockEvent>
