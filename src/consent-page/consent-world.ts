import type { Policy } from '../policy/policy.ts'
import type { Db } from '../store/store.ts'
import type { Transitions } from '../time/transitions.ts'
import type { Consent } from '../world/consent.ts'

/** The parts of a mock that pages of consent show. */
export interface ConsentFacts {
  readonly db: Pick<Db, 'paymentInstrument' | 'paymentConnector'>
  readonly policy: Pick<Policy, 'delegation'>
  readonly transitions: Pick<Transitions, 'list'>
}

/** The same, and what takes an answer. */
export interface ConsentWorld extends ConsentFacts {
  readonly consent: Consent
  /** Lets happen what became due on clocks that run. */
  readonly events: { settle(): void }
}
