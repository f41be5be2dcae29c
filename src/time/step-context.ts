import type { Ids } from '../domain/ids.ts'
import type { Store } from '../store/store.ts'

/** Rows whose status moves, and what a step makes ids with. */
export interface StepContext {
  store: Store
  ids: Ids
}
