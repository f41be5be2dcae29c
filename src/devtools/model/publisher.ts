import { updateState, type Knowledge } from './knowledge.ts'
import type { Schedule } from './schedule.ts'

/** Notifies listeners of changes, at most once a frame. */
export interface Publisher {
  subscribe(listener: () => void): () => void
  /** Notifies the listeners before the next frame. */
  publish(): void
  /** Removes all listeners. */
  clear(): void
}

/** @param onTold called after the listeners were notified. */
export function createPublisher(
  known: Knowledge,
  schedule: Schedule,
  onTold: () => void,
): Publisher {
  const listeners = new Set<() => void>()
  let isAwaitingFrame = false

  const publish = () => {
    isAwaitingFrame = false
    if (known.isStopped) return
    const { requests } = known
    if (known.state.requests !== requests) updateState(known, { requests })
    for (const listener of listeners) listener()
    onTold()
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    publish() {
      if (isAwaitingFrame) return
      isAwaitingFrame = true
      schedule.frame(publish)
    },
    clear: () => listeners.clear(),
  }
}
