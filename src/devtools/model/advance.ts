import type { Duration } from '../../domain/duration.ts'
import { shortId } from './readable.ts'
import type { PanelClock, Transition } from './source.ts'

/** Moves a clock forward by a duration. */
export async function advance(clock: PanelClock, by: Duration): Promise<void> {
  await clock.advanceBy(by)
}

/** @returns a sentence about what was due. */
export async function advanceToNext(clock: PanelClock): Promise<string> {
  const happened = await clock.advanceToNext()
  return happened.length === 0
    ? 'Nothing is due.'
    : happened.map(sayTransition).join(' ')
}

function sayTransition(transition: Transition): string {
  return transition.type === 'session-expired'
    ? `${shortId(transition.paymentSessionId)} expired.`
    : `${shortId(transition.key)} is ${transition.to === 'GONE' ? 'deleted' : transition.to}.`
}
