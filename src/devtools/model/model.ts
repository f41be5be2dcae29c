import { LIVING_TABLES } from '../../domain/transition-timing.ts'
import {
  createClockMirrors,
  type ClockReading,
  type Timed,
} from './clock-mirrors.ts'
import type {
  DevtoolsSource,
  JournalEntry,
  MockEvent,
  Transition,
} from './source.ts'
import { NOTHING_YET, type PanelState } from './panel-state.ts'
import { createRowCache } from './row-cache.ts'

/** Lets something happen later. */
export interface Schedule {
  /** Before the next frame is drawn. */
  frame(work: () => void): void
  /**
   * In so many milliseconds.
   *
   * @returns calls it off.
   */
  after(ms: number, work: () => void): () => void
}

/** What the views show, kept up to date. */
export interface Model {
  readonly source: DevtoolsSource
  readonly state: PanelState
  /** Calls a listener when the state has changed, at most once a frame. */
  subscribe(listener: () => void): () => void
  /** The time that counts for a row, in epoch milliseconds. */
  nowOf(timed: Timed): number
  /** How the clocks stand at this moment, the main one first. */
  clocks(): ClockReading[]
  /** Reads everything anew: something was done of which no event tells. */
  reload(): void
  /**
   * Reads the policy anew: no event tells when it is another one. When that is done, the state has it.
   *
   * @throws MockError (as a rejection) when the mock is out of reach.
   */
  readPolicy(): Promise<void>
  /** Ends it: no listener is called any more, and nothing is asked of the mock. */
  stop(): void
}

/** How many exchanges are kept, as in a journal. */
const MOST_REQUESTS = 1_000
// a busy mock would be asked for its rows all the time
const MS_BETWEEN_LOADS = 100
/** How often it is made sure that the mock is there, and asked what time has made due. */
const MS_BETWEEN_PROBES = 2_000

const LIVING: ReadonlySet<string> = new Set(LIVING_TABLES)

/** What of the state is older than what was heard. */
const NOTHING_STALE = {
  everything: false,
  faults: false,
  clocks: false,
  transitions: false,
}

/** Follows a mock, in this page or behind a server, and comes back to it when it was out of reach. */
export function createModel(source: DevtoolsSource, schedule: Schedule): Model {
  const { controller } = source
  const listeners = new Set<() => void>()
  const rows = createRowCache()
  const clocks = createClockMirrors()
  let state = NOTHING_YET
  let requests: JournalEntry[] = []
  let stale = { ...NOTHING_STALE, everything: true }
  let isLoading = false
  let isAwaitingFrame = false
  let isStopped = false
  let unsubscribe: (() => void) | undefined
  let callOff = () => {}

  const tell = () => {
    if (isAwaitingFrame) return
    isAwaitingFrame = true
    schedule.frame(() => {
      isAwaitingFrame = false
      if (isStopped) return
      if (state.requests !== requests) update({ requests })
      for (const listener of listeners) listener()
      void load()
    })
  }

  const update = (change: Partial<PanelState>) => {
    state = { ...state, ...change }
  }

  const lose = (error: unknown) => {
    if (isStopped) return
    stale.everything = true
    update({ connection: { status: 'lost', reason: messageOf(error) } })
    tell()
  }

  const loadEverything = async () => {
    // what changes while it is read is marked again
    stale = { ...NOTHING_STALE }
    const before = new Set(requests)
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
    // what was heard meanwhile may have been too late to be read
    const read = new Set(entries.map(({ requestId }) => requestId))
    const heard = requests.filter(
      (entry) => !before.has(entry) && !read.has(entry.requestId),
    )
    requests = [...entries, ...heard].slice(-MOST_REQUESTS)
    update({
      scenario: scenario.name,
      operations,
      scenarios,
      saves,
      faults,
      transitions,
      // in process it is one object that changes
      policy: { ...policy },
      requests,
      tables: rows.tables(),
      connection: { status: 'live' },
    })
  }

  const loadChanges = async () => {
    const work = stale
    stale = { ...NOTHING_STALE }
    if (work.clocks) await clocks.load(controller)
    if (work.faults) update({ faults: await controller.faults.list() })
    if (work.transitions) {
      update({ transitions: await controller.transitions.list() })
    }
    if (rows.isStale) {
      await rows.loadMarked(controller)
      update({ tables: rows.tables() })
    }
  }

  const isStale = () => Object.values(stale).includes(true) || rows.isStale

  const load = async () => {
    if (isLoading || isStopped || !isStale()) return
    isLoading = true
    try {
      await (stale.everything ? loadEverything() : loadChanges())
      tell()
    } catch (error) {
      lose(error)
    }
    schedule.after(MS_BETWEEN_LOADS, () => {
      isLoading = false
      // after a loss, the next probe tries again
      if (state.connection.status === 'live') void load()
    })
  }

  const hearTransition = (transition: Transition) => {
    if (transition.type === 'session-expired') return
    const { table, key, from, to } = transition
    stale.transitions = true
    rows.mark(table, key)
    // no event tells of the credentials that come with the one, nor of the sessions that go with the other
    if (from === 'PROVISIONING' || to === 'GONE') stale.everything = true
  }

  const hear = (event: MockEvent) => {
    switch (event.type) {
      case 'request':
        requests = [...requests, event.entry].slice(-MOST_REQUESTS)
        if (state.faults.length > 0) stale.faults = true
        // a call may have been one of the reads that it takes
        if (state.transitions.length > 0) stale.transitions = true
        break
      case 'change':
        rows.mark(event.change.table, event.change.key)
        // no event tells that a status has begun
        if (LIVING.has(event.change.table)) stale.transitions = true
        break
      case 'clock':
        // what is being read may be older than what was heard
        if (event.target !== undefined || isLoading) stale.clocks = true
        if (event.target === undefined) {
          clocks.set({ ...event, target: undefined })
        }
        break
      case 'faults':
        stale.faults = true
        break
      case 'world':
        stale.everything = true
        break
      case 'transition':
        hearTransition(event.transition)
        break
    }
    tell()
  }

  const probe = async () => {
    try {
      unsubscribe ??= await subscribeWhileRunning()
      await controller.events.settle()
      await load()
    } catch (error) {
      lose(error)
    }
    if (!isStopped) {
      callOff = schedule.after(MS_BETWEEN_PROBES, () => void probe())
    }
  }

  const subscribeWhileRunning = async () => {
    const end = await controller.events.subscribe(hear)
    if (isStopped) end()
    return end
  }

  void probe()

  return {
    source,
    get state() {
      return state
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    nowOf: clocks.nowOf,
    clocks: clocks.readings,
    reload() {
      stale.everything = true
      void load()
    },
    async readPolicy() {
      // what is being read may be older
      stale.everything ||= isLoading
      update({ policy: { ...(await controller.policy) } })
      tell()
    },
    stop() {
      isStopped = true
      callOff()
      unsubscribe?.()
      listeners.clear()
    },
  }
}

/** What an error tells people. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
