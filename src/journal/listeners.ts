import { valueText } from '../domain/value-text.ts'
import { MockError } from '../errors.ts'

/** The listeners of a stream of events. */
export interface Listeners<Event> {
  /**
   * Calls a listener with every event from now on, in order; what it throws is dropped.
   *
   * @returns a function that ends the subscription.
   * @throws MockError for a listener that is not a function.
   */
  subscribe(listener: (event: Event) => void): () => void
  emit(event: Event): void
  /** True while there are listeners. */
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
      // a new object for each: the same function may subscribe twice
      const own = (event: Event) => listener(event)
      listeners.add(own)
      return () => listeners.delete(own)
    },
    emit(event) {
      for (const listener of listeners) {
        try {
          listener(event)
        } catch {
          // an error of a listener must not affect the call that caused the event
        }
      }
    },
    get isHeard() {
      return listeners.size > 0
    },
  }
}
