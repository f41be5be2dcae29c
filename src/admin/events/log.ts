import type { MockController, MockEvent } from '../../mock/controller.ts'

/** An event, and its number in the log, from 1. */
export interface LoggedEvent {
  number: number
  event: MockEvent
}

/** A log of a mock's latest events, of bounded length, which each client reads at its own pace. */
export interface EventLog {
  /** Distinguishes the event ids of this log from those of other logs. */
  readonly id: string
  /** Number of the latest event; 0 before the first. */
  readonly latest: number
  /** True if no more events will come. */
  readonly ended: boolean
  /** Events after a number, oldest first; undefined if some of them were dropped. */
  after(number: number): LoggedEvent[] | undefined
  /**
   * Calls `wake` once, at the next event or at the end of the log.
   *
   * @returns a function that cancels the call.
   */
  onceNext(wake: () => void): () => void
  end(): void
}

/** Number of events that the log keeps. */
const CAPACITY = 1_000

/** @param id letters and digits, unique to each log. */
export function createEventLog(
  { subscribe }: MockController['events'],
  id: string,
): EventLog {
  let latest = 0
  let events: LoggedEvent[] = []
  let ended = false
  const waiting = new Set<() => void>()

  const wakeAll = () => {
    const woken = [...waiting]
    waiting.clear()
    for (const wake of woken) wake()
  }

  const unsubscribe = subscribe((event) => {
    latest += 1
    events.push({ number: latest, event })
    // dropped in bulk: one at a time would shift the whole array for every event
    if (events.length >= 2 * CAPACITY) events = events.slice(-CAPACITY)
    wakeAll()
  })

  return {
    id,
    get latest() {
      return latest
    },
    get ended() {
      return ended
    },
    after(number) {
      if (number > latest) return undefined
      const first = latest - events.length + 1
      const missed = number + 1 < Math.max(first, latest - CAPACITY + 1)
      return missed ? undefined : events.slice(number + 1 - first)
    },
    onceNext(wake) {
      waiting.add(wake)
      return () => waiting.delete(wake)
    },
    end() {
      ended = true
      unsubscribe()
      wakeAll()
    },
  }
}
