import type { JSONWebKeySet } from 'jose'
import type { JsonWebKeySet } from './key-set.ts'

// without symmetric ones, whose keys can also sign
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
]

/**
 * Checks whether one of an issuer's keys has signed a JWT, without a connection.
 *
 * @param token a signed JWT in its compact form.
 */
export async function isSignedBy(
  token: string,
  keySet: JsonWebKeySet,
): Promise<boolean> {
  // Loaded on the first call: most users of the mock never send a token.
  const [{ compactVerify }, { createLocalJWKSet }] = await Promise.all([
    import('jose/jws/compact/verify'),
    import('jose/jwks/local'),
  ])
  // tried one by one, as several may match a token without a key id
  for (const key of keySet.keys) {
    const one = { keys: [key] } as unknown as JSONWebKeySet
    try {
      await compactVerify(token, createLocalJWKSet(one), {
        algorithms: ALGORITHMS,
      })
      return true
    } catch {
      // another key may match
    }
  }
  return false
}
