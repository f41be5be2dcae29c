import { bytesToHex } from '@noble/hashes/utils.js'
import { encode } from 'jose/base64url'
import { ed25519PublicJwk } from './keys.ts'

// documented: the public CDP SDK's default
const LIFETIME_SECONDS = 120

/**
 * Signs the EdDSA JWT that authorizes one call to the CDP API (documented: coinbase/cdp-sdk, auth/utils/jwt.ts).
 *
 * Ed25519 is deterministic, so jose's own signer gives the same bytes for the same input.
 *
 * @param token `uri` is method, host and path; `nowSeconds` epoch seconds; `secretKey` Ed25519, 32 bytes
 */
export async function signCdpBearerToken(token: {
  uri: string
  keyId: string
  nonce: Uint8Array
  nowSeconds: number
  secretKey: Uint8Array
}): Promise<string> {
  // Loaded on the first call: most users of the mock never ask for a token.
  const [{ SignJWT }, { importJWK }] = await Promise.all([
    import('jose/jwt/sign'),
    import('jose/key/import'),
  ])
  const key = await importJWK(
    { ...ed25519PublicJwk(token.secretKey), d: encode(token.secretKey) },
    'EdDSA',
  )
  return new SignJWT({ uris: [token.uri] })
    .setProtectedHeader({
      alg: 'EdDSA',
      kid: token.keyId,
      typ: 'JWT',
      nonce: bytesToHex(token.nonce),
    })
    .setIssuer('cdp')
    .setSubject(token.keyId)
    .setAudience(['cdp_service'])
    .setIssuedAt(token.nowSeconds)
    .setNotBefore(token.nowSeconds)
    .setExpirationTime(token.nowSeconds + LIFETIME_SECONDS)
    .sign(key)
}
