import type { MockController, MockEvent } from '../../mock/controller.ts'

/** An event, and its number in the log, from 1. */
export interface LoggedEvent {
  number: number
  event: MockEvent
}

/** The latest events of a mock, for readers at their own pace: none of them makes it longer. */
export interface EventLog {
  /** Tells the ids of this log from those of others. */
  readonly id: string
  /** Number of the latest event; 0 before the first. */
  readonly latest: number
  /** Whether no more will come. */
  readonly ended: boolean
  /** What came after an event, oldest first, or undefined when that is not all there any more. */
  after(number: number): LoggedEvent[] | undefined
  /**
   * Calls once, when something comes next or the log ends.
   *
   * @returns calls it off.
   */
  onceNext(wake: () => void): () => void
  end(): void
}

/** How many events a client may be behind and still miss none. */
const CAPACITY = 1_000

/** @param id letters and digits, another one for each log. */
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
