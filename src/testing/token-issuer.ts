import { p256 } from '@noble/curves/nist.js'
import { sha256, sha384 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { readInstant, type InstantInput } from '../domain/instant.ts'
import { durationMs, type Duration } from '../domain/duration.ts'
import {
  requireKnownMembers,
  type KnownMembers,
} from '../domain/known-members.ts'
import type { KeySets } from '../domain/jwt/key-set.ts'
import { signEs256 } from '../domain/jwt/sign-es256.ts'
import { p256PublicJwk } from '../domain/provider-tokens/keys.ts'
import type { RandomSeed } from '../random.ts'

/** Options of a token issuer. */
export interface TokenIssuerOptions {
  /** Base URL, without a trailing slash. Default `https://issuer.example.com`. */
  issuer?: string
  /** Seed of the key: equal seeds give equal keys and tokens. Default: one fixed seed. */
  seed?: RandomSeed
}

/** Claims of a token. */
export interface TokenOptions {
  /** Id of the user. */
  sub: string
  /** Time of issue, e.g. `mock.clock.now()`. */
  now: InstantInput
  /** Validity. Default: one hour. */
  expiresIn?: Duration
  /** Claim `aud`. Default: none. */
  audience?: string | readonly string[]
  /** Claim `client_id`. Default: none. */
  clientId?: string
  /** Claim `scope`, separated by blanks. Default: none. */
  scope?: string
  /** Further claims, which override those above; undefined ones are left out. */
  claims?: Readonly<Record<string, unknown>>
}

const TOKEN_OPTIONS: KnownMembers<TokenOptions> = {
  sub: true,
  now: true,
  expiresIn: true,
  audience: true,
  clientId: true,
  scope: true,
  claims: true,
}

/** An identity provider for tests: a key pair, and tokens that are signed with it. */
export interface TokenIssuer {
  /** Issuer, the `iss` of its tokens. */
  readonly issuer: string
  /** Discovery URL, for a manager's authorizer. */
  readonly discoveryUrl: string
  /** Public key, for the mock's option `jwks`. */
  readonly jwks: KeySets
  /**
   * Signs a token with ES256; the same claims give the same token.
   *
   * @throws MockError for an invalid time or duration, or an unknown option.
   */
  mintToken(options: TokenOptions): string
}

/**
 * Makes an issuer of bearer tokens for managers that authorize by JWT. It opens no connection.
 *
 * @throws MockError for an unknown option.
 * @example
 * ```ts
 * import { createPaymentsMock, createTokenIssuer } from 'agentcore-payments-mock'
 *
 * const issuer = createTokenIssuer()
 * const mock = createPaymentsMock({ jwks: issuer.jwks })
 * const token = issuer.mintToken({ sub: 'alice', now: mock.clock.now() })
 * const headers = { authorization: `Bearer ${token}` }
 * ```
 */
export function createTokenIssuer(
  issuerOptions: TokenIssuerOptions = {},
): TokenIssuer {
  requireKnownMembers({ owner: 'createTokenIssuer' }, issuerOptions, {
    issuer: true,
    seed: true,
  })
  const {
    issuer = 'https://issuer.example.com',
    seed = 'agentcore-payments-mock',
  } = issuerOptions
  const secretKey = secretKeyOf(issuer, seed)
  const publicKey = p256PublicJwk(secretKey)
  const kid = bytesToHex(sha256(utf8ToBytes(publicKey.x))).slice(0, 16)
  const key = { ...publicKey, kid, alg: 'ES256', use: 'sig' }
  const discoveryUrl = `${issuer}/.well-known/openid-configuration`
  return {
    issuer,
    discoveryUrl,
    jwks: { [discoveryUrl]: { keys: [key] } },
    mintToken(options) {
      requireKnownMembers({ owner: 'mintToken' }, options, TOKEN_OPTIONS)
      const { sub, now, expiresIn = { hours: 1 } } = options
      const issuedMs = readInstant(now)
      const claims = {
        iss: issuer,
        sub,
        aud: options.audience,
        client_id: options.clientId,
        scope: options.scope,
        iat: Math.floor(issuedMs / 1000),
        exp: Math.floor((issuedMs + durationMs(expiresIn)) / 1000),
        ...options.claims,
      }
      return signEs256({ alg: 'ES256', kid, typ: 'JWT' }, claims, secretKey)
    },
  }
}

/** P-256, 32 bytes; 48 bytes are reduced to a valid scalar without bias (FIPS 186-5, A.2.1). */
function secretKeyOf(issuer: string, seed: RandomSeed): Uint8Array {
  const text = `agentcore-payments-mock token issuer\n${issuer}\n${seed}`
  return p256.keygen(sha384(utf8ToBytes(text))).secretKey
}
