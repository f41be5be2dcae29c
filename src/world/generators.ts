import {
  createRandom,
  type Random,
  type RandomState,
  type RandomSeed,
} from '../random.ts'

/** How far the sources of a world have come. */
export interface GeneratorState {
  state: RandomState
  requests: RandomState
  faults: RandomState
}

/** The sources of a world: what is drawn from one never shifts another. */
export interface Generators {
  /** Of what the service creates. */
  readonly ids: Random
  /** Of requests. */
  readonly requests: Random
  /** Of the dice that faults throw. */
  readonly faults: Random
  /** Back to the first value of each. */
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
