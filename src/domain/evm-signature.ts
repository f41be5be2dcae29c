import { secp256k1 } from '@noble/curves/secp256k1.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { addressOfPublicKey } from './evm-address.ts'

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

const SIGNATURE = /^0x[\da-f]{130}$/i

/** The key that signed, by its address. */
export interface RecoveredSigner {
  /** Checksummed. */
  address: string
  /** True for the form that contracts accept: the lower value of s, and 27 or 28 as the last byte. */
  isCanonical: boolean
}

/**
 * Finds out who signed 32 bytes; a signature of other bytes has another signer.
 *
 * @returns undefined for what is no signature.
 */
export function recoverSigner(
  digest: Uint8Array,
  signature: string,
): RecoveredSigner | undefined {
  if (!SIGNATURE.test(signature)) return undefined
  const bytes = hexToBytes(signature.slice(2))
  const v = bytes[64] as number
  const recovery = v >= 27 ? v - 27 : v
  if (recovery > 1) return undefined
  try {
    const parsed = secp256k1.Signature.fromBytes(
      Uint8Array.of(recovery, ...bytes.subarray(0, 64)),
      'recovered',
    )
    const point = parsed.recoverPublicKey(digest)
    return {
      address: addressOfPublicKey(point.toBytes(false)),
      isCanonical: v >= 27 && !parsed.hasHighS(),
    }
  } catch {
    // the library throws for numbers that are no signature of anybody
    return undefined
  }
}
