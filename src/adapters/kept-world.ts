import type { MockController, Snapshot } from '../mock/controller.ts'
import { MockError } from '../errors.ts'

/** Storage of a tab's world between two loads of its page. */
export interface KeptWorld {
  /**
   * Restores the stored world; its clocks have run on since, unless they were frozen.
   *
   * @returns why it cannot be restored; undefined when it was restored, or when there is none.
   */
  putBack(): string | undefined
  /** Stores the world whenever the page is hidden or left, from now on. */
  follow(): void
  /** Stops storing, and deletes the stored world. */
  forget(): void
}

/** A stored world. */
type Kept =
  | {
      /** The mock's options for its beginning, as JSON; other options start a new world. */
      beginning: string
      /** Real time at which the page was left, in epoch milliseconds. */
      leftAtMs: number
      snapshot: Snapshot
    }
  /** Reason why the world could not be stored, reported after the next load. */
  | { lost: string }

const KEY = 'agentcore-payments-mock'

/**
 * Keeps a mock's world in the tab's session storage, which no other tab sees.
 *
 * @param beginning the options that determine how the world begins.
 * @param realMs reads real time, in epoch milliseconds.
 */
export function createKeptWorld(
  mock: MockController,
  beginning: object,
  realMs: () => number,
): KeptWorld {
  const wish = JSON.stringify(beginning)

  const keep = () => {
    const snapshot = mock.snapshot()
    try {
      write({ beginning: wish, leftAtMs: realMs(), snapshot })
    } catch (error) {
      // otherwise an older world would be restored as if it were this one
      sessionStorage.removeItem(KEY)
      write({ lost: (error as Error).message })
    }
  }

  const keepIfHidden = () => {
    if (document.visibilityState === 'hidden') keep()
  }

  return {
    putBack() {
      const kept = read()
      if (kept === undefined) return undefined
      if ('lost' in kept) return kept.lost
      if (kept.beginning !== wish) return undefined
      try {
        mock.restore(after(kept.snapshot, realMs() - kept.leftAtMs))
      } catch (error) {
        if (!(error instanceof MockError)) throw error
        return error.message
      }
      return undefined
    },
    follow() {
      // a tab that the browser discards in the background is hidden first, and never left
      document.addEventListener('visibilitychange', keepIfHidden)
      window.addEventListener('pagehide', keep)
    },
    forget() {
      document.removeEventListener('visibilitychange', keepIfHidden)
      window.removeEventListener('pagehide', keep)
      sessionStorage.removeItem(KEY)
    },
  }
}

function write(kept: Kept): void {
  sessionStorage.setItem(KEY, JSON.stringify(kept))
}

function read(): Kept | undefined {
  const text = sessionStorage.getItem(KEY)
  return text === null ? undefined : (JSON.parse(text) as Kept)
}

/** Moves the clocks of a snapshot forward, unless they are frozen. */
function after(snapshot: Snapshot, awayMs: number): Snapshot {
  const later = <Clock extends Snapshot['clock']>(clock: Clock): Clock => {
    if (clock.frozen) return clock
    const nowMs = Date.parse(clock.now) + Math.max(0, awayMs) * clock.scale
    return { ...clock, now: new Date(nowMs).toISOString() }
  }
  return {
    ...snapshot,
    clock: later(snapshot.clock),
    clocks: snapshot.clocks.map(later),
  }
}
