import { keccak_256 } from '@noble/hashes/sha3.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

const TAG = fingerprint('mpp', 4)
const VERSION = 1

/**
 * Memo of 32 bytes that binds a transfer to a challenge: public servers refuse any other (inferred; observed: the
 * transfer has a memo).
 */
export function attributionMemo(id: string, realm: string): Uint8Array {
  const memo = new Uint8Array(32)
  memo.set(TAG, 0)
  memo[4] = VERSION
  memo.set(fingerprint(realm, 10), 5)
  // the ten bytes from 15 on would name the client, which says nothing of itself
  memo.set(fingerprint(id, 7), 25)
  return memo
}

function fingerprint(text: string, length: number): Uint8Array {
  return keccak_256(utf8ToBytes(text)).subarray(0, length)
}
