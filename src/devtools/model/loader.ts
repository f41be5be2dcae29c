import {
  isStale,
  keepRequests,
  takeStale,
  updateState,
  type Knowledge,
} from './knowledge.ts'
import type { Schedule } from './schedule.ts'
import type { DevtoolsSource } from './source.ts'

/** Callbacks for the outcome of each load. */
export interface LoadOutcome {
  onLoaded(): void
  onLost(error: unknown): void
}

// limits the reads of a busy mock's rows
const MS_BETWEEN_LOADS = 100

/** @returns a function that reads the stale parts, unless a read is under way or has just ended. */
export function createLoader(
  source: DevtoolsSource,
  known: Knowledge,
  schedule: Schedule,
  { onLoaded, onLost }: LoadOutcome,
): () => Promise<void> {
  const load = async () => {
    if (known.isLoading || known.isStopped || !isStale(known)) return
    known.isLoading = true
    try {
      await (known.stale.everything
        ? loadEverything(source, known)
        : loadChanges(source, known))
      onLoaded()
    } catch (error) {
      onLost(error)
    }
    schedule.after(MS_BETWEEN_LOADS, () => {
      known.isLoading = false
      // after a loss, the next probe tries again
      if (known.state.connection.status === 'live') void load()
    })
  }
  return load
}

async function loadEverything(
  source: DevtoolsSource,
  known: Knowledge,
): Promise<void> {
  const { controller } = source
  const { rows, clocks, requests: before } = known
  takeStale(known)
  const [
    scenario,
    operations,
    scenarios,
    saves,
    faults,
    transitions,
    policy,
    entries,
  ] = await Promise.all([
    controller.scenario,
    controller.operations,
    source.scenarios(),
    controller.saves,
    controller.faults.list(),
    controller.transitions.list(),
    controller.policy,
    controller.journal.entries(),
    rows.loadAll(controller),
    clocks.load(controller),
  ])
  keepRequests(known, [...entries, ...heardSince(before, entries, known)])
  updateState(known, {
    scenario: scenario.name,
    operations,
    scenarios,
    saves,
    faults,
    transitions,
    // in process the policy is one object that changes
    policy: { ...policy },
    requests: known.requests,
    tables: rows.tables(),
    connection: { status: 'live' },
  })
}

/** Finds the entries that arrived during a load and that it does not contain. */
function heardSince(
  before: Knowledge['requests'],
  read: Knowledge['requests'],
  { requests }: Knowledge,
): Knowledge['requests'] {
  const old = new Set(before)
  const ids = new Set(read.map(({ requestId }) => requestId))
  return requests.filter(
    (entry) => !old.has(entry) && !ids.has(entry.requestId),
  )
}

async function loadChanges(
  { controller }: DevtoolsSource,
  known: Knowledge,
): Promise<void> {
  const { rows, clocks } = known
  const stale = takeStale(known)
  if (stale.clocks) await clocks.load(controller)
  if (stale.faults) {
    updateState(known, { faults: await controller.faults.list() })
  }
  if (stale.transitions) {
    updateState(known, { transitions: await controller.transitions.list() })
  }
  if (rows.isStale) {
    await rows.loadMarked(controller)
    updateState(known, { tables: rows.tables() })
  }
}
