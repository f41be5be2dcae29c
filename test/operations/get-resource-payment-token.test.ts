import {
  ValidationException,
  type BedrockAgentCore,
  type CoinbaseCdpTokenRequestInput,
  type CoinbaseCdpTokenResponseOutput,
  type StripePrivyTokenRequestInput,
  type StripePrivyTokenResponseOutput,
} from '@aws-sdk/client-bedrock-agentcore'
import { createPublicKey, verify } from 'node:crypto'
import { decodeProtectedHeader, importJWK, jwtVerify, type JWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src/domain/canonical-json.ts'
import { coinbaseCdpPublicKeys } from '../../src/domain/provider-tokens/coinbase-cdp.ts'
import { stripePrivyPublicKey } from '../../src/domain/provider-tokens/stripe-privy.ts'
import { describeTargets } from '../support/describe-targets.ts'
import { expectRefusal } from '../support/refusal.ts'
import {
  CDP_REQUEST,
  COINBASE,
  PRIVY,
  PRIVY_REQUEST,
  workloadIdentityToken,
} from '../support/token-requests.ts'

describeTargets('GetResourcePaymentToken', (target) => {
  describe('for Coinbase', () => {
    it('answers a bearer token alone unless more is asked for', async () => {
      const { client, bodies } = await target.start()

      const output = await client.getResourcePaymentToken({
        workloadIdentityToken,
        resourceCredentialProviderName: COINBASE,
        paymentTokenRequest: { coinbaseCdpTokenRequest: CDP_REQUEST },
      })

      expect(output.$metadata.httpStatusCode).toBe(200)
      expect(JSON.parse(bodies[0] as string)).toStrictEqual({
        paymentTokenResponse: {
          coinbaseCdpTokenResponse: { bearerToken: expect.any(String) },
        },
      })
    })

    it('signs a bearer token for two minutes of that one call', async () => {
      const { client, clock } = await target.start()
      const now = await clock.now()
      const { bearerToken } = await coinbaseTokens(client)
      const { keyId, bearer } = coinbaseCdpPublicKeys(COINBASE)

      const { payload, protectedHeader } = await verifyJwt(
        bearerToken,
        bearer,
        now,
      )

      const nowSeconds = Math.floor(now.getTime() / 1000)
      expect(protectedHeader).toEqual({
        alg: 'EdDSA',
        typ: 'JWT',
        kid: keyId,
        nonce: expect.stringMatching(/^[\da-f]{32}$/),
      })
      expect(payload).toEqual({
        iss: 'cdp',
        sub: keyId,
        aud: ['cdp_service'],
        uris: ['POST api.cdp.coinbase.com/platform/v2/evm/accounts'],
        iat: nowSeconds,
        nbf: nowSeconds,
        exp: nowSeconds + 120,
      })
    })

    it('adds a wallet token over the body when it is asked for', async () => {
      const { client, clock } = await target.start()
      const now = await clock.now()
      const { walletAuthToken } = await coinbaseTokens(client, {
        includeWalletAuthToken: true,
      })

      const { payload, protectedHeader } = await verifyJwt(
        walletAuthToken,
        coinbaseCdpPublicKeys(COINBASE).walletAuth,
        now,
      )

      expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'JWT' })
      expect(payload).toMatchObject({
        uris: ['POST api.cdp.coinbase.com/platform/v2/evm/accounts'],
        reqHash: expect.stringMatching(/^[\da-f]{64}$/),
        iat: Math.floor(now.getTime() / 1000),
      })
    })

    it('makes tokens for the host that is named', async () => {
      const { client, clock } = await target.start()
      const { bearerToken } = await coinbaseTokens(client, {
        requestHost: 'cdp.example.com',
      })

      const { payload } = await verifyJwt(
        bearerToken,
        coinbaseCdpPublicKeys(COINBASE).bearer,
        await clock.now(),
      )

      expect(payload['uris']).toEqual([
        'POST cdp.example.com/platform/v2/evm/accounts',
      ])
    })

    it('makes another token for each call', async () => {
      const { client } = await target.start()

      const first = await coinbaseTokens(client)
      const second = await coinbaseTokens(client)

      expect(second.bearerToken).not.toBe(first.bearerToken)
    })

    it('refuses to sign a body that is not JSON', async () => {
      const { client } = await target.start()

      await expectRefusal(
        coinbaseTokens(client, {
          includeWalletAuthToken: true,
          requestBody: 'name=pat',
        }),
        ValidationException,
        'requestBody is not valid JSON. A request body must be a JSON document to be signed.',
      )
    })
  })

  describe('for Stripe Privy', () => {
    it('answers app id and basic token alone unless more is asked for', async () => {
      const { client, bodies } = await target.start()

      const { appId, basicAuthToken } = await privyTokens(client)

      expect(JSON.parse(bodies[0] as string)).toStrictEqual({
        paymentTokenResponse: {
          stripePrivyTokenResponse: { appId, basicAuthToken },
        },
      })
      expect(
        Buffer.from(basicAuthToken as string, 'base64').toString(),
      ).toMatch(new RegExp(`^${appId}:.+`))
    })

    it('adds a signature and its expiry when they are asked for', async () => {
      const { client, clock } = await target.start()
      const now = await clock.now()

      const { appId, authorizationSignature, requestExpiry } =
        await privyTokens(client, { includeAuthorizationSignature: true })

      expect(requestExpiry).toBe(now.getTime() + 5 * 60_000)
      const signed = canonicalJson({
        version: 1,
        method: 'POST',
        url: 'https://api.privy.io/v1/wallets',
        body: JSON.parse(PRIVY_REQUEST.requestBody as string),
        headers: {
          'privy-app-id': appId,
          'privy-request-expiry': String(requestExpiry),
        },
      })
      const key = createPublicKey({
        key: { ...stripePrivyPublicKey(PRIVY) },
        format: 'jwk',
      })
      expect(
        verify(
          'sha256',
          Buffer.from(signed),
          key,
          Buffer.from(authorizationSignature as string, 'base64'),
        ),
      ).toBe(true)
    })
  })
})

async function coinbaseTokens(
  client: BedrockAgentCore,
  changes: Partial<CoinbaseCdpTokenRequestInput> = {},
): Promise<CoinbaseCdpTokenResponseOutput> {
  const { paymentTokenResponse } = await client.getResourcePaymentToken({
    workloadIdentityToken,
    resourceCredentialProviderName: COINBASE,
    paymentTokenRequest: {
      coinbaseCdpTokenRequest: { ...CDP_REQUEST, ...changes },
    },
  })
  return paymentTokenResponse?.coinbaseCdpTokenResponse as CoinbaseCdpTokenResponseOutput
}

async function privyTokens(
  client: BedrockAgentCore,
  changes: Partial<StripePrivyTokenRequestInput> = {},
): Promise<StripePrivyTokenResponseOutput> {
  const { paymentTokenResponse } = await client.getResourcePaymentToken({
    workloadIdentityToken,
    resourceCredentialProviderName: PRIVY,
    paymentTokenRequest: {
      stripePrivyTokenRequest: { ...PRIVY_REQUEST, ...changes },
    },
  })
  return paymentTokenResponse?.stripePrivyTokenResponse as StripePrivyTokenResponseOutput
}

async function verifyJwt(token: string | undefined, key: JWK, at: Date) {
  const { alg } = decodeProtectedHeader(token as string)
  return jwtVerify(token as string, await importJWK({ ...key }, alg), {
    currentDate: at,
  })
}
