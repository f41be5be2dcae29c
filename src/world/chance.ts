import {
  createRandom,
  type Random,
  type RandomState,
  type RandomSeed,
} from '../random.ts'

/** How far the sources of a world have come. */
export interface ChanceState {
  state: RandomState
  requests: RandomState
  faults: RandomState
}

/** The sources of a world: what is drawn from one never shifts another. */
export interface Chance {
  /** Of what the service creates. */
  readonly ids: Random
  /** Of requests. */
  readonly requests: Random
  /** Of the dice that faults throw. */
  readonly faults: Random
  /** Back to the first value of each. */
  restart(): void
  readonly state: ChanceState
  goOnFrom(state: ChanceState): void
}

export function createChance(seed: RandomSeed): Chance {
  const ids = createRandom(seed, 'state')
  const requests = createRandom(seed, 'requests')
  const faults = createRandom(seed, 'faults')
  return {
    ids,
    requests,
    faults,
    restart() {
      for (const source of [ids, requests, faults]) source.restart()
    },
    get state() {
      return {
        state: ids.state,
        requests: requests.state,
        faults: faults.state,
      }
    },
    goOnFrom(state) {
      ids.goOnFrom(state.state)
      requests.goOnFrom(state.requests)
      faults.goOnFrom(state.faults)
    },
  }
}
