import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { base58 } from './base58.ts'

/** Returns the hash of a chain's latest block at a time in epoch milliseconds, in base58. */
export type LatestBlockhash = (chain: string, nowMs: number) => string

// documented by Solana: the time of a slot
const SLOT_MS = 400

/** Time for which a block's hash is accepted (documented by Solana: 150 slots). */
export const BLOCKHASH_LIFE_MS = 150 * SLOT_MS

/** Derives blocks' hashes from the seed and the time alone, so that whoever knows both can tell a recent one. */
export function createLatestBlockhash(seed: string | number): LatestBlockhash {
  return (chain, nowMs) => {
    const slot = Math.floor(nowMs / SLOT_MS)
    return base58(sha256(utf8ToBytes(`blockhash\n${seed}\n${chain}\n${slot}`)))
  }
}
