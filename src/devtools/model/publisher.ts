import { updateState, type Knowledge } from './knowledge.ts'
import type { Schedule } from './schedule.ts'

/** Tells listeners of changes, at most once a frame. */
export interface Publisher {
  subscribe(listener: () => void): () => void
  /** Lets the listeners know before the next frame is drawn. */
  publish(): void
  /** Forgets the listeners. */
  clear(): void
}

/** @param onTold called whenever the listeners were told. */
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
