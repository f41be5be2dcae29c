import { createClockMirrors, type ClockMirrors } from './clock-mirrors.ts'
import { NOTHING_YET, type PanelState } from './panel-state.ts'
import { createRowCache, type RowCache } from './row-cache.ts'
import type { JournalEntry } from './source.ts'

/** Parts of the state that are older than what was heard. */
export interface StaleParts {
  everything: boolean
  faults: boolean
  clocks: boolean
  transitions: boolean
}

/** All that a model knows of its mock. Events mark what of it is stale, and the loader reads that anew. */
export interface Knowledge {
  state: PanelState
  /** Exchanges, oldest first; the state has them from the next frame on. */
  requests: readonly JournalEntry[]
  stale: StaleParts
  readonly rows: RowCache
  readonly clocks: ClockMirrors
  isLoading: boolean
  isStopped: boolean
}

/** How many exchanges are kept, as in a journal. */
const MOST_REQUESTS = 1_000

const NOTHING_STALE: StaleParts = {
  everything: false,
  faults: false,
  clocks: false,
  transitions: false,
}

/** The beginning: nothing is known, so everything is to be read. */
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

/** Puts another state in the place of the one that is known. */
export function updateState(
  known: Knowledge,
  change: Partial<PanelState>,
): void {
  known.state = { ...known.state, ...change }
}

/** Keeps the latest of some exchanges. */
export function keepRequests(
  known: Knowledge,
  requests: readonly JournalEntry[],
): void {
  known.requests = requests.slice(-MOST_REQUESTS)
}

/** Checks whether there is anything to be read anew. */
export function isStale({ stale, rows }: Knowledge): boolean {
  return Object.values(stale).includes(true) || rows.isStale
}

/** Takes up what is stale: what changes while it is read is marked again. */
export function takeStale(known: Knowledge): StaleParts {
  const { stale } = known
  known.stale = { ...NOTHING_STALE }
  return stale
}
