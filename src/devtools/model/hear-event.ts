import { LIVING_TABLES } from '../../domain/transition-timing.ts'
import { keepRequests, type Knowledge } from './knowledge.ts'
import type { MockEvent, Transition } from './source.ts'

const LIVING: ReadonlySet<string> = new Set(LIVING_TABLES)

/** Takes in what an event tells, and marks as stale what it does not. */
export function hearEvent(known: Knowledge, event: MockEvent): void {
  const { state, stale, rows, clocks } = known
  switch (event.type) {
    case 'request':
      keepRequests(known, [...known.requests, event.entry])
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
      if (event.target !== undefined || known.isLoading) stale.clocks = true
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
      hearTransition(known, event.transition)
      break
  }
}

function hearTransition(
  { stale, rows }: Knowledge,
  transition: Transition,
): void {
  if (transition.type === 'session-expired') return
  const { table, key, from, to } = transition
  stale.transitions = true
  rows.mark(table, key)
  // no event tells of the credentials that come with the one, nor of the sessions that go with the other
  if (from === 'PROVISIONING' || to === 'GONE') stale.everything = true
}
