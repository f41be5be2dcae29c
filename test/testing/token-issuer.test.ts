import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose'
import { describe, expect, it } from 'vitest'
import { createTokenIssuer, MockError } from '../../src/entries/index.ts'

const NOW = '2026-01-01T00:00:00.900Z'
const ISSUED = Date.UTC(2026, 0, 1) / 1000

describe('a token issuer', () => {
  it('signs tokens that its public key verifies', async () => {
    const { jwks, discoveryUrl, mintToken } = createTokenIssuer({
      issuer: 'https://id.shop.example',
    })
    expect(discoveryUrl).toBe(
      'https://id.shop.example/.well-known/openid-configuration',
    )
    const token = mintToken({
      sub: 'alice',
      now: NOW,
      audience: ['shop'],
      clientId: 'agent',
      scope: 'pay read',
      claims: { groups: ['buyers'] },
    })

    const { payload, protectedHeader } = await jwtVerify(
      token,
      createLocalJWKSet(jwks[discoveryUrl] as unknown as JSONWebKeySet),
      { currentDate: new Date(NOW) },
    )

    expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'JWT' })
    expect(payload).toEqual({
      iss: 'https://id.shop.example',
      sub: 'alice',
      aud: ['shop'],
      client_id: 'agent',
      scope: 'pay read',
      iat: ISSUED,
      exp: ISSUED + 3600,
      groups: ['buyers'],
    })
  })

  it('says nothing that it was not told', async () => {
    const { mintToken } = createTokenIssuer()
    const [, claims = ''] = mintToken({
      sub: 'alice',
      now: NOW,
      claims: { iat: undefined },
    }).split('.')
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
      iss: 'https://issuer.example.com',
      sub: 'alice',
      exp: ISSUED + 3600,
    })
  })

  it('gives equal tokens for equal seeds, and other keys for others', () => {
    const options = { sub: 'alice', now: NOW }
    const token = createTokenIssuer().mintToken(options)
    expect(createTokenIssuer().mintToken(options)).toBe(token)
    expect(createTokenIssuer({ seed: 2 }).mintToken(options)).not.toBe(token)
    expect(createTokenIssuer({ seed: 2 }).jwks).not.toEqual(
      createTokenIssuer().jwks,
    )
  })

  it('publishes no secret', () => {
    const { jwks, discoveryUrl } = createTokenIssuer()
    expect(Object.keys(jwks[discoveryUrl]?.keys[0] ?? {}).sort()).toEqual([
      'alg',
      'crv',
      'kid',
      'kty',
      'use',
      'x',
      'y',
    ])
  })

  it.each([
    [{ now: 'soon' }, /Not a valid time: "soon"/],
    [{ now: NOW, expiresIn: {} }, /A duration needs at least one of/],
  ])('refuses %j', (options, message) => {
    const mint = () =>
      createTokenIssuer().mintToken({ sub: 'alice', ...options })
    expect(mint).toThrow(MockError)
    expect(mint).toThrow(message)
  })
})
