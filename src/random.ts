import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** What random values are drawn from: equal seeds give equal values, in the order they are drawn. */
export type Seed = string | number

/** A seeded, restartable source of random bytes: the only randomness in the project. */
export interface Random {
  bytes(size: number): Uint8Array
  /** Back to the first value. */
  restart(): void
}

/**
 * @param stream separates sources of one seed, so that draws from one never shift another.
 */
export function createRandom(seed: Seed, stream: string): Random {
  const digest = sha256(utf8ToBytes(`${stream}\n${seed}`))
  const state = new DataView(digest.buffer).getInt32(0)
  let generator = xoroshiro128plus(state)
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
      generator = xoroshiro128plus(state)
    },
  }
}
