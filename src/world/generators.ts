import {
  createRandom,
  type Random,
  type RandomState,
  type RandomSeed,
} from '../random.ts'

/** States of a world's generators. */
export interface GeneratorState {
  state: RandomState
  requests: RandomState
  faults: RandomState
}

/** The random generators of a world: draws from one never shift another. */
export interface Generators {
  /** Generator of ids of created resources. */
  readonly ids: Random
  /** Generator of request ids. */
  readonly requests: Random
  /** Generator for the probabilities of faults. */
  readonly faults: Random
  /** Goes back to the first value of each. */
  restart(): void
  readonly state: GeneratorState
  continueFrom(state: GeneratorState): void
}

export function createGenerators(seed: RandomSeed): Generators {
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
    continueFrom(state) {
      ids.continueFrom(state.state)
      requests.continueFrom(state.requests)
      faults.continueFrom(state.faults)
    },
  }
}
