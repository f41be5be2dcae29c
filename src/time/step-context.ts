import type { Ids } from '../domain/ids.ts'
import type { Store } from '../store/store.ts'

/** The context of a transition: the rows, and the generator of ids. */
export interface StepContext {
  store: Store
  ids: Ids
}
