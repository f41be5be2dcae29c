import { createClockMirrors, type ClockMirrors } from './clock-mirrors.ts'
import { NOTHING_YET, type PanelState } from './panel-state.ts'
import { createRowCache, type RowCache } from './row-cache.ts'
import type { JournalEntry } from './source.ts'

/** Parts of the state that have to be read again. */
export interface StaleParts {
  everything: boolean
  faults: boolean
  clocks: boolean
  transitions: boolean
}

/** A model's copy of its mock. Events mark parts of it as stale, and the loader reads those again. */
export interface Knowledge {
  state: PanelState
  /** Journal entries, oldest first; the state has them from the next frame on. */
  requests: readonly JournalEntry[]
  stale: StaleParts
  readonly rows: RowCache
  readonly clocks: ClockMirrors
  isLoading: boolean
  isStopped: boolean
}

/** Number of entries that are kept, as in a journal. */
const MOST_REQUESTS = 1_000

const NOTHING_STALE: StaleParts = {
  everything: false,
  faults: false,
  clocks: false,
  transitions: false,
}

/** Creates an empty copy, in which everything is stale. */
export function createKnowledge(): Knowledge {
  return {
    state: NOTHING_YET,
    requests: [],
    stale: { ...NOTHING_STALE, everything: true },
    rows: createRowCache(),
    clocks: createClockMirrors(),
    isLoading: false,
    isStopped: false,
  }
}

/** Replaces parts of the state. */
export function updateState(
  known: Knowledge,
  change: Partial<PanelState>,
): void {
  known.state = { ...known.state, ...change }
}

/** Keeps the latest entries. */
export function keepRequests(
  known: Knowledge,
  requests: readonly JournalEntry[],
): void {
  known.requests = requests.slice(-MOST_REQUESTS)
}

/** Checks whether anything is stale. */
export function isStale({ stale, rows }: Knowledge): boolean {
  return Object.values(stale).includes(true) || rows.isStale
}

/** Returns the stale parts and clears the marks; a change during the read marks its part again. */
export function takeStale(known: Knowledge): StaleParts {
  const { stale } = known
  known.stale = { ...NOTHING_STALE }
  return stale
}
