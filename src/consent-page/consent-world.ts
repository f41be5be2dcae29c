import type { Policy } from '../policy/policy.ts'
import type { MockDb } from '../store/store.ts'
import type { MockTransitions } from '../time/transitions.ts'
import type { MockConsent } from '../world/consent.ts'

/** The parts of a mock that pages of consent show. */
export interface ConsentFacts {
  readonly db: Pick<MockDb, 'paymentInstrument' | 'paymentConnector'>
  readonly policy: Pick<Policy, 'delegation'>
  readonly transitions: Pick<MockTransitions, 'list'>
}

/** The same, and what takes an answer. */
export interface ConsentWorld extends ConsentFacts {
  readonly consent: MockConsent
  /** Lets happen what became due on clocks that run. */
  readonly events: { settle(): void }
}
