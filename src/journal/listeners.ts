import { valueText } from '../domain/value-text.ts'
import { MockError } from '../errors.ts'

/** Those who listen to something. */
export interface Listeners<Event> {
  /**
   * Calls a listener with every event from now on, in order; what it throws is dropped.
   *
   * @returns ends that.
   * @throws MockError for what is no function.
   */
  subscribe(listener: (event: Event) => void): () => void
  emit(event: Event): void
  /** True while anybody listens. */
  readonly isHeard: boolean
}

export function createListeners<Event>(): Listeners<Event> {
  const listeners = new Set<(event: Event) => void>()
  return {
    subscribe(listener) {
      if (typeof listener !== 'function') {
        throw new MockError(
          `A listener must be a function. Received: ${valueText(listener)}`,
        )
      }
      // one of its own: the same function may listen twice
      const own = (event: Event) => listener(event)
      listeners.add(own)
      return () => listeners.delete(own)
    },
    emit(event) {
      for (const listener of listeners) {
        try {
          listener(event)
        } catch {
          // what a listener makes of it is no concern of the call that caused it
        }
      }
    },
    get isHeard() {
      return listeners.size > 0
    },
  }
}
