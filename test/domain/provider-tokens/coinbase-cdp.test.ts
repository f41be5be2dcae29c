import { createHash } from 'node:crypto'
import { decodeJwt, importJWK, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import {
  coinbaseCdpPublicKeys,
  coinbaseCdpTokens,
  type CoinbaseCdpTokenContext,
  type CoinbaseCdpTokenRequest,
} from '../../../src/domain/provider-tokens/coinbase-cdp.ts'

const NOW_SECONDS = 1_790_000_000

const context: CoinbaseCdpTokenContext = {
  credentialProviderName: 'coinbase-provider',
  apiKeyId: coinbaseCdpPublicKeys('coinbase-provider').keyId,
  nowMs: NOW_SECONDS * 1000 + 999,
  nonce: Uint8Array.from({ length: 16 }, (_, index) => index),
  jti: 'wallet-token-1',
}
const request: CoinbaseCdpTokenRequest = {
  requestMethod: 'POST',
  requestPath: '/platform/v2/evm/accounts',
}
const withWallet = { ...request, includeWalletAuthToken: true }

const keys = coinbaseCdpPublicKeys(context.credentialProviderName)
const currentDate = new Date(context.nowMs)

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

async function walletClaims(requestBody?: string) {
  const tokens = await coinbaseCdpTokens(
    { ...withWallet, requestBody },
    context,
  )
  return decodeJwt(tokens.walletAuthToken ?? '')
}

describe('the bearer token', () => {
  it('verifies and carries the claims of the public SDK', async () => {
    const { bearerToken } = await coinbaseCdpTokens(request, context)
    const { protectedHeader, payload } = await jwtVerify(
      bearerToken,
      await importJWK({ ...keys.bearer }, 'EdDSA'),
      { currentDate, issuer: 'cdp', audience: 'cdp_service' },
    )

    expect(protectedHeader).toEqual({
      alg: 'EdDSA',
      kid: keys.keyId,
      typ: 'JWT',
      nonce: '000102030405060708090a0b0c0d0e0f',
    })
    expect(payload).toEqual({
      iss: 'cdp',
      sub: keys.keyId,
      aud: ['cdp_service'],
      iat: NOW_SECONDS,
      nbf: NOW_SECONDS,
      exp: NOW_SECONDS + 120,
      uris: ['POST api.cdp.coinbase.com/platform/v2/evm/accounts'],
    })
  })

  it('names the host that was asked for and leaves the query out', async () => {
    const { bearerToken } = await coinbaseCdpTokens(
      {
        requestMethod: 'GET',
        requestHost: 'api.example.com',
        requestPath: '/v2/accounts?page=1?&size=2',
      },
      context,
    )
    expect(decodeJwt(bearerToken)['uris']).toEqual([
      'GET api.example.com/v2/accounts',
    ])
  })

  it('does not verify with the keys of another provider', async () => {
    const { bearerToken } = await coinbaseCdpTokens(request, context)
    const other = coinbaseCdpPublicKeys('another-provider')
    await expect(
      jwtVerify(bearerToken, await importJWK({ ...other.bearer }, 'EdDSA'), {
        currentDate,
      }),
    ).rejects.toThrow(/signature verification failed/)
  })
})

describe('the wallet token', () => {
  it.each([undefined, false])(
    'is left out when includeWalletAuthToken is %s',
    async (includeWalletAuthToken) => {
      const tokens = await coinbaseCdpTokens(
        { ...request, includeWalletAuthToken, requestBody: 'not JSON' },
        context,
      )
      expect(Object.keys(tokens)).toEqual(['bearerToken'])
    },
  )

  it('verifies and carries the claims of the public SDK', async () => {
    const { walletAuthToken } = await coinbaseCdpTokens(
      { ...withWallet, requestBody: '{"name":"till","accountPolicy":null}' },
      context,
    )
    const { protectedHeader, payload } = await jwtVerify(
      walletAuthToken ?? '',
      await importJWK({ ...keys.walletAuth }, 'ES256'),
      { currentDate },
    )

    expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'JWT' })
    expect(payload).toEqual({
      uris: ['POST api.cdp.coinbase.com/platform/v2/evm/accounts'],
      reqHash: sha256('{"accountPolicy":null,"name":"till"}'),
      iat: NOW_SECONDS,
      nbf: NOW_SECONDS,
      jti: 'wallet-token-1',
    })
  })

  it('hashes the body whatever the order of its members and its white space', async () => {
    const [one, other] = await Promise.all([
      walletClaims('{"b":{"y":1,"x":[2]},"a":"1"}'),
      walletClaims('{ "a": "1",\n "b": { "x": [2], "y": 1 } }'),
    ])
    expect(one['reqHash']).toBe(sha256('{"a":"1","b":{"x":[2],"y":1}}'))
    expect(other['reqHash']).toBe(one['reqHash'])
  })

  it.each([undefined, '{}', ' { } ', '[]'])(
    'has no hash for the body %j',
    async (requestBody) => {
      expect(await walletClaims(requestBody)).not.toHaveProperty('reqHash')
    },
  )

  it('is refused for a body that is not JSON', async () => {
    await expect(walletClaims('name=till')).rejects.toMatchObject({
      name: 'ValidationException',
    })
  })
})

describe('coinbaseCdpTokens', () => {
  it('gives the same bytes for the same calls, and others for other calls', async () => {
    const first = await coinbaseCdpTokens(withWallet, context)
    expect(await coinbaseCdpTokens(withWallet, context)).toEqual(first)

    const changes: Partial<CoinbaseCdpTokenContext>[] = [
      { credentialProviderName: 'another-provider' },
      { nowMs: context.nowMs + 1000 },
    ]
    for (const change of changes) {
      const other = await coinbaseCdpTokens(withWallet, {
        ...context,
        ...change,
      })
      expect(other.bearerToken).not.toBe(first.bearerToken)
      expect(other.walletAuthToken).not.toBe(first.walletAuthToken)
    }
  })

  it('keeps the keys of a provider from release to release', () => {
    expect(keys).toMatchInlineSnapshot(`
      {
        "bearer": {
          "crv": "Ed25519",
          "kty": "OKP",
          "x": "sVOGfT4LwG_3DEiNWVgNGxJSnNF3Q9WUxeakteKcggE",
        },
        "keyId": "1a8617f0-48d0-c015-2591-2ab1b94e8b88",
        "walletAuth": {
          "crv": "P-256",
          "kty": "EC",
          "x": "IQX_zsixE5TTgSXhA6NEzKSXj_csWZa3lUJ08n1FqBc",
          "y": "WQby-xbr1b4NNg-ETIhoMj_i8DACNpP48duzw148oDs",
        },
      }
    `)
  })

  it('stays within the lengths of the wire model for the longest request', async () => {
    const tokens = await coinbaseCdpTokens(
      {
        ...withWallet,
        requestHost: 'h'.repeat(256),
        requestPath: `/${'p'.repeat(2047)}`,
        requestBody: `"${'b'.repeat(16_382)}"`,
      },
      context,
    )
    expect(keys.keyId).toMatch(/^[a-zA-Z0-9\-_]{1,512}$/)
    expect(tokens.bearerToken.length).toBeLessThanOrEqual(8192)
    expect(tokens.walletAuthToken?.length).toBeLessThanOrEqual(8192)
  })
})
