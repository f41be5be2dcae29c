import type { Ids } from '../domain/ids.ts'
import type { KeySets } from '../domain/jwt/key-set.ts'
import type { LatestBlockhash } from '../domain/solana/blockhash.ts'
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

/** The parts of the engine that the service uses. */
export interface EngineParts {
  registry: Registry
  store: Store
  clock: EngineClock
  clocks: EngineClocks
  ids: Ids
  /** Request ids, from a separate generator, so that reads never shift the ids of created resources. */
  requestIds: Ids
  latestBlockhash: LatestBlockhash
  policy: Policy
  endpoints: Endpoints
  /** Public keys that verify bearer tokens. */
  keySets: KeySets
  /** Returns the account of callers who name none. */
  homeAccountId(): string
  faults: FaultEngine
  journal: JournalRecorder
  lifecycle: Lifecycle
  /** Applies due transitions. */
  settle(): void
  /** Called with the rows that a call wrote, in order. */
  announceChanges(changes: readonly Change[], nowMs: number): void
  /** Serves the consent page of a connector, which is not an operation. */
  authorizationPage(request: Request): Promise<Response>
}
