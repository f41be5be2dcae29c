import type { Ids } from '../domain/ids.ts'
import type { KeySets } from '../domain/jwt/key-set.ts'
import type { FaultEngine } from '../faults/faults.ts'
import type { JournalRecorder } from '../journal/journal.ts'
import type { Registry } from '../operation/registry-check.ts'
import type { Policy } from '../policy/policy.ts'
import type { Change } from '../store/change.ts'
import type { Store } from '../store/store.ts'
import type { EngineClock } from '../time/clock.ts'
import type { EngineClocks } from '../time/clocks.ts'
import type { Lifecycle } from '../time/lifecycle.ts'
import type { Endpoints } from './endpoint.ts'

/** What the service is made of. */
export interface EngineParts {
  registry: Registry
  store: Store
  clock: EngineClock
  clocks: EngineClocks
  ids: Ids
  /** Request ids come from a source of their own, so that reading never shifts what is created. */
  requestIds: Ids
  policy: Policy
  endpoints: Endpoints
  /** With which the signatures of bearer tokens are verified. */
  keySets: KeySets
  /** The account of callers who name none. */
  homeAccountId(): string
  faults: FaultEngine
  journal: JournalRecorder
  lifecycle: Lifecycle
  /** Lets time do what is due. */
  settle(): void
  /** Is told of every row that a call wrote, in order. */
  announceChanges(changes: readonly Change[], nowMs: number): void
  /** Answers for the page on which a developer is asked about a connector, which is no operation. */
  authorizationPage(request: Request): Promise<Response>
}
