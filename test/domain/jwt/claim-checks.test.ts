import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type {
  CustomClaim,
  JwtAuthorizer,
} from '../../../src/domain/jwt/authorizer.ts'
import { claimProblem } from '../../../src/domain/jwt/claim-checks.ts'

const ISSUER = 'https://issuer.example.com/pool'
const NOW_MS = Date.UTC(2026, 0, 1)
const NOW = NOW_MS / 1000

/** The claim that a token is not let in for, or what else the service says; undefined when it is. */
function refusedFor(
  claims: Record<string, unknown>,
  bounds: Partial<JwtAuthorizer> = {},
): string | undefined {
  const discoveryUrl = `${ISSUER}/.well-known/openid-configuration`
  const { message } =
    claimProblem(
      { iss: ISSUER, ...claims },
      { discoveryUrl, ...bounds },
      NOW_MS,
    ) ?? {}
  return message && (/'(.+)'/.exec(message)?.[1] ?? message)
}

describe('a token', () => {
  it('is let in by its issuer alone where there are no bounds', () => {
    expect(refusedFor({})).toBeUndefined()
    expect(refusedFor({ iss: `${ISSUER}/` })).toBeUndefined()
  })

  it.each([
    undefined,
    '',
    'https://issuer.example.com',
    `${ISSUER}//`,
    [ISSUER],
  ])('is not let in with the issuer %j', (iss) => {
    expect(refusedFor({ iss })).toBe('iss')
  })

  it.each([
    [{ exp: NOW + 1, nbf: NOW }, undefined],
    [{ exp: NOW }, 'OAuth authorization failed: Token has expired.'],
    [{ nbf: NOW + 1 }, 'OAuth authorization failed: Token is not valid yet.'],
    [{ exp: '2030-01-01' }, 'exp'],
    [{ nbf: null }, 'nbf'],
  ])('of %j is judged by the time', (claims, refused) => {
    expect(refusedFor(claims)).toBe(refused)
  })

  it.each([
    ['aud', 'allowedAudience', 'shop'],
    ['aud', 'allowedAudience', ['other', 'shop']],
    ['client_id', 'allowedClients', 'shop'],
    ['scope', 'allowedScopes', 'read shop'],
    ['scp', 'allowedScopes', ['read', 'shop']],
  ])('has to name in %s one of %s: %j', (claim, bound, value) => {
    const named = claim === 'scp' ? 'scope' : claim
    expect(
      refusedFor({ [claim]: value }, { [bound]: ['shop'] }),
    ).toBeUndefined()
    expect(refusedFor({ [claim]: value }, { [bound]: ['sho'] })).toBe(named)
    expect(refusedFor({ [claim]: 7 }, { [bound]: ['7'] })).toBe(named)
    expect(refusedFor({}, { [bound]: ['shop'] })).toBe(named)
  })

  it('is let in exactly when every bound is kept', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd')
    const words = fc.uniqueArray(word, { minLength: 1 })
    fc.assert(
      fc.property(words, word, words, words, (aud, client, scopes, allowed) => {
        const isIn =
          aud.some((one) => allowed.includes(one)) &&
          allowed.includes(client) &&
          scopes.some((one) => allowed.includes(one))
        const refused = refusedFor(
          { aud, client_id: client, scope: scopes.join(' ') },
          {
            allowedAudience: allowed,
            allowedClients: allowed,
            allowedScopes: allowed,
          },
        )
        expect(refused === undefined).toBe(isIn)
      }),
    )
  })
})

describe('a custom claim', () => {
  const custom = (
    type: CustomClaim['inboundTokenClaimValueType'],
    operator: 'EQUALS' | 'CONTAINS' | 'CONTAINS_ANY',
    wanted: string | string[],
  ): CustomClaim => ({
    inboundTokenClaimName: 'groups',
    inboundTokenClaimValueType: type,
    authorizingClaimMatchValue: {
      claimMatchOperator: operator,
      claimMatchValue:
        typeof wanted === 'string'
          ? { matchValueString: wanted }
          : { matchValueStringList: wanted },
    },
  })
  const equals = custom('STRING', 'EQUALS', 'buyers')
  const contains = custom('STRING_ARRAY', 'CONTAINS', 'buyers')
  const containsAny = custom('STRING_ARRAY', 'CONTAINS_ANY', ['a', 'buyers'])

  it.each([
    [equals, 'buyers', true],
    [equals, 'buyers2', false],
    [equals, ['buyers'], false],
    [equals, undefined, false],
    [contains, ['x', 'buyers'], true],
    [contains, ['x'], false],
    [contains, 'buyers', false],
    [containsAny, ['buyers'], true],
    [containsAny, ['x', 'y'], false],
    [containsAny, [], false],
  ])('%# is met or not', (demand, groups, isMet) => {
    expect(refusedFor({ groups }, { customClaims: [demand] })).toBe(
      isMet ? undefined : 'groups',
    )
  })

  it('has to be met with all the others, and its value is not told', () => {
    const discoveryUrl = `${ISSUER}/.well-known/openid-configuration`
    const problem = claimProblem(
      { iss: ISSUER, groups: 'private' },
      { discoveryUrl, customClaims: [equals] },
      NOW_MS,
    )
    expect(problem?.hint).toBe(
      'The bearer token\'s groups does not satisfy EQUALS "buyers"',
    )
    expect(
      refusedFor({ groups: ['buyers'] }, { customClaims: [contains, equals] }),
    ).toBe('groups')
  })
})
