import { p256 } from '@noble/curves/nist.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { encode } from 'jose/base64url'

/**
 * Signs a JWT with ES256.
 *
 * Not jose's SignJWT: Web Crypto draws a random nonce for each ECDSA signature, and the same calls must give the
 * same bytes. noble's is deterministic (RFC 6979).
 *
 * @param secretKey P-256, 32 bytes.
 */
export function signEs256(
  header: object,
  claims: object,
  secretKey: Uint8Array,
): string {
  const content = `${encode(JSON.stringify(header))}.${encode(JSON.stringify(claims))}`
  return `${content}.${encode(p256.sign(utf8ToBytes(content), secretKey))}`
}
