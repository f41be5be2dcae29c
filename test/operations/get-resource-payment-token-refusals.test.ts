import {
  ResourceNotFoundException,
  UnauthorizedException,
  ValidationException,
  type BedrockAgentCore,
} from '@aws-sdk/client-bedrock-agentcore'
import { describe, expect, it } from 'vitest'
import { describeTargets } from '../support/describe-targets.ts'
import { expectRefusal } from '../support/refusal.ts'
import {
  CDP_REQUEST,
  COINBASE,
  PRIVY,
  PRIVY_REQUEST,
  workloadIdentityToken,
} from '../support/token-requests.ts'

describeTargets('GetResourcePaymentToken: refusals', (target) => {
  describe('credential provider', () => {
    it('of the other vendor is refused in the form of the identity operations', async () => {
      const { client, bodies } = await target.start()

      const call = client.getResourcePaymentToken({
        workloadIdentityToken,
        resourceCredentialProviderName: PRIVY,
        paymentTokenRequest: { coinbaseCdpTokenRequest: CDP_REQUEST },
      })

      await expect(call).rejects.toBeInstanceOf(ValidationException)
      expect(JSON.parse(bodies[0] as string)).toEqual({
        fieldList: null,
        message: expect.stringContaining("'StripePrivy'"),
        reason: null,
      })
    })

    it('that is unknown is not found', async () => {
      const { client } = await target.start()

      await expectRefusal(
        client.getResourcePaymentToken({
          workloadIdentityToken,
          resourceCredentialProviderName: 'nobody',
          paymentTokenRequest: { coinbaseCdpTokenRequest: CDP_REQUEST },
        }),
        ResourceNotFoundException,
        'PaymentCredentialProvider not found',
      )
    })

    it.each([
      [
        PRIVY,
        { coinbaseCdpTokenRequest: CDP_REQUEST },
        `Payment token request for 'CoinbaseCDP' does not match the vendor 'StripePrivy' of credential provider: ${PRIVY}`,
      ],
      [
        COINBASE,
        { stripePrivyTokenRequest: PRIVY_REQUEST },
        `Payment token request for 'StripePrivy' does not match the vendor 'CoinbaseCDP' of credential provider: ${COINBASE}`,
      ],
    ])(
      '%s refuses a request for the other vendor',
      async (resourceCredentialProviderName, paymentTokenRequest, message) => {
        const { client } = await target.start()

        await expectRefusal(
          client.getResourcePaymentToken({
            workloadIdentityToken,
            resourceCredentialProviderName,
            paymentTokenRequest,
          }),
          ValidationException,
          message,
        )
      },
    )
  })

  describe('workload identity token', () => {
    const present = (client: BedrockAgentCore, token: string | undefined) =>
      client.getResourcePaymentToken({
        workloadIdentityToken: token,
        resourceCredentialProviderName: COINBASE,
        paymentTokenRequest: { coinbaseCdpTokenRequest: CDP_REQUEST },
      })

    it("is good until its expiry by the mock's clock, and no longer", async () => {
      const { client, clock } = await target.start()
      const exp = Math.floor((await clock.now()).getTime() / 1000) + 60
      const token = workloadToken({ sub: 'workload', exp })

      await clock.advanceTo(new Date(exp * 1000 - 1))
      await present(client, token)

      await clock.advanceTo(new Date(exp * 1000))
      await expectRefusal(
        present(client, token),
        UnauthorizedException,
        `The workload identity token has expired: its "exp" claim is ${exp}, the time is ${exp} (epoch seconds).`,
      )
    })

    it('is refused before it is valid', async () => {
      const { client, clock } = await target.start()
      const nbf = Math.floor((await clock.now()).getTime() / 1000) + 60
      const token = workloadToken({ sub: 'workload', nbf })

      await expect(present(client, token)).rejects.toThrow(
        /^The workload identity token is not valid yet: its "nbf" claim is \d+,/,
      )

      await clock.advanceTo(new Date(nbf * 1000))
      await present(client, token)
    })

    it.each([
      ['no JWT', 'opaque-token'],
      ['a JWT without a signature', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.'],
      ['no JSON', 'bm90IEpTT04.bm90IEpTT04.c2ln'],
    ])('is refused when it is %s', async (_, token) => {
      const { client } = await target.start()

      await expectRefusal(
        present(client, token),
        UnauthorizedException,
        'The workload identity token is malformed: it must be a signed JWT, three base64url parts with a JSON header and JSON claims.',
      )
    })

    it('is refused when it names no workload', async () => {
      const { client } = await target.start()

      await expectRefusal(
        present(client, workloadToken({})),
        UnauthorizedException,
        'The workload identity token has no subject: its "sub" claim must name the workload.',
      )
    })

    it.each([
      ['', 'Member must have length greater than or equal to 1'],
      [undefined, 'Member must not be null'],
    ])('is invalid input when it is %j', async (token, constraint) => {
      const { client } = await target.start()

      const refusal = await expectRefusal(
        present(client, token),
        ValidationException,
        `1 validation error detected: Value at 'workloadIdentityToken' failed to satisfy constraint: ${constraint}`,
      )

      expect(refusal.reason).toBe('FieldValidationFailed')
    })

    it('is judged before the credential provider is looked up', async () => {
      const { client } = await target.start()

      await expectRefusal(
        client.getResourcePaymentToken({
          workloadIdentityToken: workloadToken({}),
          resourceCredentialProviderName: 'nobody',
          paymentTokenRequest: { coinbaseCdpTokenRequest: CDP_REQUEST },
        }),
        UnauthorizedException,
        'The workload identity token has no subject: its "sub" claim must name the workload.',
      )
    })
  })
})

/** A JWT by an issuer whom the mock does not know, and does not ask. */
function workloadToken(claims: object): string {
  const encode = (part: object) =>
    Buffer.from(JSON.stringify(part)).toString('base64url')
  return `${encode({ alg: 'ES256', typ: 'JWT' })}.${encode(claims)}.c2lnbmF0dXJl`
}
