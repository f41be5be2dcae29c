import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import {
  xoroshiro128plus,
  xoroshiro128plusFromState,
} from 'pure-rand/generator/xoroshiro128plus'

/** The seed of random values: equal seeds give equal values, in the order they are drawn. */
export type RandomSeed = string | number

/** State of a generator: four 32-bit words, not all of them zero. */
export type RandomState = readonly [number, number, number, number]

/** A seeded, restartable generator of random bytes: the only randomness in the project. */
export interface Random {
  bytes(size: number): Uint8Array
  /** Goes back to the first value. */
  restart(): void
  readonly state: RandomState
  /** Continues from the state of another generator. */
  continueFrom(state: RandomState): void
}

/**
 * @param stream separates generators of one seed, so that draws from one never shift another.
 */
export function createRandom(seed: RandomSeed, stream: string): Random {
  const digest = sha256(utf8ToBytes(`${stream}\n${seed}`))
  const start = new DataView(digest.buffer).getInt32(0)
  let generator = xoroshiro128plus(start)
  return {
    bytes(size) {
      const bytes = new Uint8Array(size)
      for (let index = 0; index < size; index += 4) {
        const word = generator.next()
        for (let byte = index; byte < Math.min(index + 4, size); byte += 1) {
          bytes[byte] = word >>> (8 * (byte - index))
        }
      }
      return bytes
    },
    restart() {
      generator = xoroshiro128plus(start)
    },
    get state() {
      return generator.getState() as unknown as RandomState
    },
    continueFrom(state) {
      generator = xoroshiro128plusFromState(state)
    },
  }
}
