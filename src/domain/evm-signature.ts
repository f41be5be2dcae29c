import { secp256k1 } from '@noble/curves/secp256k1.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/**
 * Signs 32 bytes as contracts verify it: `0x` and 65 bytes, of which the last is 27 or 28.
 *
 * Equal input gives the same bytes (RFC 6979).
 */
export function signDigest(digest: Uint8Array, privateKey: Uint8Array): string {
  const signature = secp256k1.sign(digest, privateKey, {
    prehash: false,
    format: 'recovered',
  })
  // the library puts the recovery bit first, contracts want it last and counted from 27
  const v = 27 + Number(signature[0])
  return `0x${bytesToHex(signature.subarray(1))}${v.toString(16)}`
}
