import type { Policy } from '../policy/policy.ts'
import type { MockDb } from '../store/store.ts'
import type { MockTransitions } from '../time/transitions.ts'
import type { MockConsent } from '../world/consent.ts'

/** The parts of a mock that consent pages show. */
export interface ConsentFacts {
  readonly db: Pick<MockDb, 'paymentInstrument' | 'paymentConnector'>
  readonly policy: Pick<Policy, 'delegation'>
  readonly transitions: Pick<MockTransitions, 'list'>
}

/** The parts of a mock that consent pages show and change. */
export interface ConsentWorld extends ConsentFacts {
  readonly consent: MockConsent
  /** Applies transitions that are due on running clocks. */
  readonly events: { settle(): void }
}
