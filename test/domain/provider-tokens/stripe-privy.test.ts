import { createPublicKey, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { derivedCredentialId } from '../../../src/domain/provider-tokens/credential-ids.ts'
import {
  stripePrivyPublicKey,
  stripePrivyTokens,
  type StripePrivyTokenRequest,
} from '../../../src/domain/provider-tokens/stripe-privy.ts'

const NOW_MS = 1_790_000_000_123
const EXPIRY_MS = NOW_MS + 300_000

const context = {
  credentialProviderName: 'privy-provider',
  appId: derivedCredentialId.appId('privy-provider'),
  nowMs: NOW_MS,
}
const request: StripePrivyTokenRequest = {
  requestPath: '/v1/wallets/w1/rpc',
  requestBody: '{"method":"personal_sign","chain_type":"ethereum"}',
}
const signed = { ...request, includeAuthorizationSignature: true }

function verifies(payload: string, signature = '', name = 'privy-provider') {
  const key = createPublicKey({
    key: { ...stripePrivyPublicKey(name) },
    format: 'jwk',
  })
  return verify(
    'sha256',
    Buffer.from(payload),
    { key, dsaEncoding: 'der' },
    Buffer.from(signature, 'base64'),
  )
}

// Written out by hand, so that the order of members is the test's own.
const payload = (appId: string, url: string, body: string) =>
  `{"body":${body},"headers":{"privy-app-id":"${appId}","privy-request-expiry":"${EXPIRY_MS}"},"method":"POST","url":"${url}","version":1}`

describe('the basic token', () => {
  it('is base64 of the app id and its secret', async () => {
    const { appId, basicAuthToken } = await stripePrivyTokens(request, context)
    const [id, secret, ...rest] = Buffer.from(basicAuthToken, 'base64')
      .toString()
      .split(':')

    expect(appId).toMatch(/^[a-zA-Z0-9\-_]{1,512}$/)
    expect(id).toBe(appId)
    expect(secret).toMatch(/^[0-9a-f]{64}$/)
    expect(rest).toEqual([])
    expect(basicAuthToken).toBe(
      Buffer.from(`${id}:${secret}`).toString('base64'),
    )
  })

  it('comes alone unless a signature is asked for', async () => {
    for (const includeAuthorizationSignature of [undefined, false]) {
      const tokens = await stripePrivyTokens(
        { ...request, includeAuthorizationSignature, requestBody: 'not JSON' },
        context,
      )
      expect(Object.keys(tokens).sort()).toEqual(['appId', 'basicAuthToken'])
    }
  })
})

describe('the authorization signature', () => {
  it('verifies over the canonical payload and expires in five minutes', async () => {
    const { appId, authorizationSignature, requestExpiry } =
      await stripePrivyTokens(signed, context)

    expect(requestExpiry).toBe(EXPIRY_MS)
    expect(
      verifies(
        payload(
          appId,
          'https://api.privy.io/v1/wallets/w1/rpc',
          '{"chain_type":"ethereum","method":"personal_sign"}',
        ),
        authorizationSignature,
      ),
    ).toBe(true)
  })

  it('covers the host and the query, without a slash at the end', async () => {
    const { appId, authorizationSignature } = await stripePrivyTokens(
      {
        ...signed,
        requestHost: 'privy.example.com',
        requestPath: '/v1/wallets?user=a/',
        requestBody: '[]',
      },
      context,
    )
    const over = (url: string) =>
      verifies(payload(appId, url, '[]'), authorizationSignature)
    expect(over('https://privy.example.com/v1/wallets?user=a')).toBe(true)
    expect(over('https://privy.example.com/v1/wallets')).toBe(false)
  })

  it('does not verify over another body or with the key of another provider', async () => {
    const { appId, authorizationSignature } = await stripePrivyTokens(
      { ...signed, requestBody: '{"a":1}' },
      context,
    )
    const url = 'https://api.privy.io/v1/wallets/w1/rpc'
    const right = payload(appId, url, '{"a":1}')
    expect(verifies(right, authorizationSignature)).toBe(true)
    expect(verifies(right, authorizationSignature, 'another')).toBe(false)
    expect(
      verifies(payload(appId, url, '{"a":2}'), authorizationSignature),
    ).toBe(false)
  })

  it('is refused for a body that is not JSON', async () => {
    await expect(
      stripePrivyTokens({ ...signed, requestBody: 'a=1' }, context),
    ).rejects.toMatchObject({ name: 'ValidationException' })
  })
})

describe('stripePrivyTokens', () => {
  it('gives the same bytes for the same calls, and others for other calls', async () => {
    const first = await stripePrivyTokens(signed, context)
    expect(await stripePrivyTokens(signed, context)).toEqual(first)

    const later = await stripePrivyTokens(signed, {
      ...context,
      nowMs: NOW_MS + 1,
    })
    expect(later.basicAuthToken).toBe(first.basicAuthToken)
    expect(later.authorizationSignature).not.toBe(first.authorizationSignature)
  })

  it('keeps the credentials of a provider from release to release', async () => {
    const { appId } = await stripePrivyTokens(request, context)
    expect({
      appId,
      ...stripePrivyPublicKey('privy-provider'),
    }).toMatchInlineSnapshot(`
      {
        "appId": "mock-app-9de2fa986559073d32c88f46",
        "crv": "P-256",
        "kty": "EC",
        "x": "DJ2AkKZbdbLK5NVV0_VJTxXDJuJdEyqVhzUyO5SBCUE",
        "y": "tWQbjddhUMt_lF4Ze5RWF8ttC47LrvWLanJ4FDuqsKM",
      }
    `)
  })

  it('gives each provider its own valid credentials', async () => {
    const name = fc.stringMatching(/^[a-zA-Z0-9\-_]{1,128}$/)
    await fc.assert(
      fc.asyncProperty(name, name, async (one, other) => {
        fc.pre(one !== other)
        const tokens = await Promise.all(
          [one, other].map((credentialProviderName) =>
            stripePrivyTokens(request, {
              credentialProviderName,
              appId: derivedCredentialId.appId(credentialProviderName),
              nowMs: 0,
            }),
          ),
        )
        expect(tokens[0]?.appId).toMatch(/^[a-zA-Z0-9\-_]{1,512}$/)
        expect(tokens[0]?.appId).not.toBe(tokens[1]?.appId)
        expect(stripePrivyPublicKey(one)).not.toEqual(
          stripePrivyPublicKey(other),
        )
      }),
      { numRuns: 25 },
    )
  })
})
