import { LIVING_TABLES } from '../../domain/transition-timing.ts'
import { keepRequests, type Knowledge } from './knowledge.ts'
import type { MockEvent, Transition } from './source.ts'

const LIVING: ReadonlySet<string> = new Set(LIVING_TABLES)

/** Updates the model from an event, and marks as stale what the event does not contain. */
export function hearEvent(known: Knowledge, event: MockEvent): void {
  const { state, stale, rows, clocks } = known
  switch (event.type) {
    case 'request':
      keepRequests(known, [...known.requests, event.entry])
      if (state.faults.length > 0) stale.faults = true
      // the call may count as one of the reads that a transition waits for
      if (state.transitions.length > 0) stale.transitions = true
      break
    case 'change':
      rows.mark(event.change.table, event.change.key)
      // no event reports that a transition has begun
      if (LIVING.has(event.change.table)) stale.transitions = true
      break
    case 'clock':
      // a read that is under way may be older than this event
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
  // no event reports the new credentials of a connector, nor the deleted sessions of a manager
  if (from === 'PROVISIONING' || to === 'GONE') stale.everything = true
}
