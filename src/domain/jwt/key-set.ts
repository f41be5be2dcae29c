import { MockError } from '../../errors.ts'

/** A public key as a JSON Web Key (RFC 7517). */
export interface PublicJwk {
  kty: string
  readonly [member: string]: unknown
}

/** A JSON Web Key Set, as an issuer publishes it at its `jwks_uri`. */
export interface JsonWebKeySet {
  keys: readonly PublicJwk[]
}

/** Key sets of issuers by their discovery URL, as a manager's authorizer names it. */
export type KeySets = Readonly<Record<string, JsonWebKeySet>>

// RFC 7518: the secret members of a key
const SECRET_MEMBERS = ['d', 'k', 'p', 'q', 'dp', 'dq', 'qi', 'oth']

/**
 * Checks that key sets can verify tokens.
 *
 * @throws MockError for an invalid discovery URL or key, and for a secret key.
 */
export function checkKeySets(keySets: KeySets): void {
  for (const [url, keySet] of Object.entries(keySets)) {
    if (!/.\/\.well-known\/openid-configuration$/.test(url)) {
      throw new MockError(
        `A key set of jwks needs the discovery URL of its issuer, which ends in /.well-known/openid-configuration. Received: ${JSON.stringify(url)}`,
      )
    }
    const keys: unknown = (keySet as JsonWebKeySet | undefined)?.keys
    if (!Array.isArray(keys)) {
      throw new MockError(
        `jwks["${url}"] must be a JSON Web Key Set: { keys: [...] }`,
      )
    }
    for (const [index, key] of keys.entries()) checkKey(key, url, index)
  }
}

// values are not quoted: they may be a secret
function checkKey(key: unknown, url: string, index: number): void {
  const place = `jwks["${url}"].keys.${index}`
  const members = (key ?? {}) as Record<string, unknown>
  if (typeof members['kty'] !== 'string') {
    throw new MockError(`${place} must be a JSON Web Key, with its kty`)
  }
  const secret = SECRET_MEMBERS.find((name) => Object.hasOwn(members, name))
  if (secret !== undefined) {
    throw new MockError(
      `${place} has "${secret}", which belongs to a secret key. Pass only the public key`,
    )
  }
}
