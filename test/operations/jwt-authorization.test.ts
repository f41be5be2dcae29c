import { AccessDeniedException } from '@aws-sdk/client-bedrock-agentcore'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { createTokenIssuer } from '../../src/entries/index.ts'
import { describeTargets } from '../support/describe-targets.ts'
import {
  issuer,
  JWT_CONNECTOR,
  JWT_MANAGER,
  jwtAccount,
  sendToken,
} from '../support/jwt-account.ts'
import {
  createSession,
  instrumentInput,
  OWNER,
  paymentInput,
} from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'
import {
  UNKNOWN_MANAGER_ARN,
  UNKNOWN_MANAGER_ID,
} from '../support/unknown-ids.ts'

const OPTIONS = { scenario: jwtAccount(), jwks: issuer.jwks }
const IN_JWT = { ...JWT_MANAGER, userId: undefined }

const MISMATCH = (wanted: 'OAuth' | 'SigV4', what = 'payment manager') =>
  `Authorization method mismatch. The ${what} is configured for a different authorization method than what was used in your request. Check the ${what}'s authorization configuration and ensure your request uses the matching method (${wanted}).`
const BAD_SIGNATURE =
  'OAuth authorization failed: Token signature is not valid.'

describeTargets('a manager that authorizes by JWT', (target) => {
  it('takes the user from the token, through a whole payment', async () => {
    const { client, mock, clock } = await target.start(OPTIONS)
    sendToken(
      client,
      issuer.mintToken({ sub: 'carol', now: await clock.now() }),
    )
    const { paymentInstrument } = await client.createPaymentInstrument(
      instrumentInput({ ...JWT_CONNECTOR, userId: undefined }),
    )
    const paymentSessionId = await createSession(client, IN_JWT)

    const output = await client.processPayment(
      paymentInput(
        {},
        {
          ...IN_JWT,
          paymentSessionId,
          paymentInstrumentId: paymentInstrument?.paymentInstrumentId,
        },
      ),
    )

    expect(output.status).toBe('PROOF_GENERATED')
    const { paymentSessions } = await client.listPaymentSessions(IN_JWT)
    expect(paymentSessions?.map(({ userId }) => userId)).toEqual(['carol'])
    expect(mock.db.payment.getAll()).toMatchObject([{ userId: 'carol' }])
    expect(mock.journal.entries().map(({ userId }) => userId)).toEqual(
      Array.from({ length: 4 }, () => 'carol'),
    )
    mock.checkInvariants()
  })

  it('ignores the user that the header names, and notes it', async () => {
    const { client, mock, clock } = await target.start(OPTIONS)
    sendToken(
      client,
      issuer.mintToken({ sub: 'carol', now: await clock.now() }),
    )

    const paymentSessionId = await createSession(client, {
      ...JWT_MANAGER,
      userId: 'mallory',
    })

    const where = { paymentSessionId: { equals: paymentSessionId } }
    expect(mock.db.paymentSession.findFirst({ where })?.userId).toBe('carol')
    expect(mock.journal.entries()[0]).toMatchObject({
      userId: 'carol',
      warnings: [
        "userId was ignored: the payment manager takes the user from the bearer token's sub",
      ],
    })
  })

  it("shows nobody another user's session", async () => {
    const { client, clock } = await target.start(OPTIONS)
    const now = await clock.now()
    sendToken(client, issuer.mintToken({ sub: 'carol', now }))
    const paymentSessionId = await createSession(client, IN_JWT)

    sendToken(client, issuer.mintToken({ sub: 'dave', now }))

    await expect(
      client.getPaymentSession({ ...IN_JWT, paymentSessionId }),
    ).rejects.toThrow(`Payment session not found: ${paymentSessionId}`)
    const { paymentSessions } = await client.listPaymentSessions(IN_JWT)
    expect(paymentSessions).toEqual([])
  })

  it('replays a client token whatever the header says, as the user is the same', async () => {
    const { client, clock } = await target.start(OPTIONS)
    sendToken(
      client,
      issuer.mintToken({ sub: 'carol', now: await clock.now() }),
    )
    const clientToken = 'token-0000-0000-0000-0000-000session'

    const first = await createSession(client, { ...IN_JWT, clientToken })
    const second = await createSession(client, {
      ...JWT_MANAGER,
      userId: 'mallory',
      clientToken,
    })

    expect(second).toBe(first)
  })

  it("lets a token in until it expires by the mock's clock", async () => {
    const { client, clock } = await target.start(OPTIONS)
    const now = await clock.now()
    const expiresIn = { minutes: 10 }
    sendToken(client, issuer.mintToken({ sub: 'carol', now, expiresIn }))
    await clock.advanceTo(
      new Date(Math.floor(now.getTime() / 1000) * 1000 + 599_999),
    )
    await client.listPaymentSessions(IN_JWT)

    await clock.advanceBy({ milliseconds: 1 })

    await expectRefusal(
      client.listPaymentSessions(IN_JWT),
      AccessDeniedException,
      'OAuth authorization failed: Token has expired.',
    )
  })

  it("judges a token by its user's own clock", async () => {
    const { client, mock } = await target.start(OPTIONS)
    const now = mock.clock.now()
    mock.clocks.attach({ userId: 'carol' }).advanceBy({ hours: 2 })

    sendToken(client, issuer.mintToken({ sub: 'carol', now }))
    await expectRefusal(
      client.listPaymentSessions(IN_JWT),
      AccessDeniedException,
      'OAuth authorization failed: Token has expired.',
    )
    sendToken(client, issuer.mintToken({ sub: 'dave', now }))
    await client.listPaymentSessions(IN_JWT)
  })

  it('verifies what another library signed with RSA', async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256')
    const { client, clock } = await target.start({
      ...OPTIONS,
      jwks: {
        [issuer.discoveryUrl]: {
          keys: [
            ...(issuer.jwks[issuer.discoveryUrl]?.keys ?? []),
            { ...(await exportJWK(publicKey)), kty: 'RSA', kid: 'rsa-1' },
          ],
        },
      },
    })
    const issuedAt = Math.floor((await clock.now()).getTime() / 1000)
    sendToken(
      client,
      await new SignJWT({ sub: 'carol', iss: issuer.issuer })
        .setProtectedHeader({ alg: 'RS256', kid: 'rsa-1' })
        .setExpirationTime(issuedAt + 60)
        .sign(privateKey),
    )

    const paymentSessionId = await createSession(client, IN_JWT)

    expect(paymentSessionId).toMatch(/^payment-session-/)
  })

  describe('denies, and changes nothing:', () => {
    const now = '2026-05-04T10:00:00Z'
    const other = createTokenIssuer({ issuer: 'https://other.example.com' })
    const forger = createTokenIssuer({ seed: 'forger' })
    const good = issuer.mintToken({ sub: 'carol', now })
    const [header = '', claims = '', signature = ''] = good.split('.')
    const encode = (value: object) =>
      Buffer.from(JSON.stringify(value)).toString('base64url')
    const UNPARSED = 'OAuth authorization failed: Failed to parse token.'

    it.each([
      ['no text', '', UNPARSED],
      ['a text that is no JWT', 'opaque-token', UNPARSED],
      ['an unsigned token', `${header}.${claims}.`, UNPARSED],
      [
        'a token that says it is unsigned',
        `${encode({ alg: 'none' })}.${claims}.${signature}`,
        UNPARSED,
      ],
      [
        'a token of another issuer',
        other.mintToken({ sub: 'carol', now }),
        "OAuth authorization failed: Claim 'iss' value mismatch with configuration.",
      ],
      [
        'a token that is signed with another key',
        forger.mintToken({ sub: 'carol', now }),
        BAD_SIGNATURE,
      ],
      [
        'a token whose user was changed',
        `${header}.${encode({ ...decoded(claims), sub: 'alice' })}.${signature}`,
        BAD_SIGNATURE,
      ],
      [
        'a token without a user',
        issuer.mintToken({ sub: 'carol', now, claims: { sub: undefined } }),
        "OAuth authorization failed: Claim 'sub' value mismatch with configuration.",
      ],
      [
        'a user with too long a name',
        issuer.mintToken({ sub: 'c'.repeat(121), now }),
        "OAuth authorization failed: Claim 'sub' value mismatch with configuration.",
      ],
      [
        'a token that is not valid yet',
        issuer.mintToken({ sub: 'carol', now, claims: { nbf: 2_000_000_000 } }),
        'OAuth authorization failed: Token is not valid yet.',
      ],
    ])('%s', async (_, token, message) => {
      const { client, mock } = await target.start(OPTIONS)
      sendToken(client, token)

      await expectRefusal(
        createSession(client, IN_JWT),
        AccessDeniedException,
        message,
      )

      expect(
        mock.db.paymentSession.count({
          where: {
            paymentManagerArn: { equals: JWT_MANAGER.paymentManagerArn },
          },
        }),
      ).toBe(0)
      const [entry] = mock.journal.entries()
      expect(entry?.userId).toBeUndefined()
      expect(entry?.hints).toHaveLength(1)
    })

    it('SigV4', async () => {
      const { client } = await target.start(OPTIONS)

      await expectRefusal(
        createSession(client, { ...JWT_MANAGER, userId: 'carol' }),
        AccessDeniedException,
        MISMATCH('OAuth'),
      )
    })
  })

  it('without its key set denies every token, and hints at it', async () => {
    const { client, mock, clock } = await target.start({
      scenario: jwtAccount(),
    })
    sendToken(
      client,
      issuer.mintToken({ sub: 'carol', now: await clock.now() }),
    )

    await expectRefusal(
      client.listPaymentSessions(IN_JWT),
      AccessDeniedException,
      BAD_SIGNATURE,
    )

    expect(mock.journal.entries()[0]?.hints).toEqual([
      `The mock has no key set of ${issuer.discoveryUrl}: add one with createPaymentsMock({ jwks: { … } }), or do not verify signatures, with the policy jwt: 'decode-only'`,
    ])
  })

  it('lets a signature be anything when the policy says so, and nothing else', async () => {
    const { client, clock } = await target.start({
      scenario: jwtAccount(),
      policy: { jwt: 'decode-only' },
    })
    const now = await clock.now()
    const forger = createTokenIssuer({ seed: 'forger' })
    sendToken(client, forger.mintToken({ sub: 'carol', now }))

    await createSession(client, IN_JWT)
    await clock.advanceBy({ hours: 1 })

    await expectRefusal(
      createSession(client, IN_JWT),
      AccessDeniedException,
      'OAuth authorization failed: Token has expired.',
    )
  })
})

describeTargets('a bearer token where none is taken', (target) => {
  it('is denied by a manager that authorizes by IAM', async () => {
    const { client, clock } = await target.start(OPTIONS)
    sendToken(
      client,
      issuer.mintToken({ sub: 'alice', now: await clock.now() }),
    )

    await expectRefusal(
      createSession(client),
      AccessDeniedException,
      MISMATCH('SigV4'),
    )
  })

  it('is not asked about at a manager that is not there', async () => {
    const { client, clock } = await target.start(OPTIONS)
    sendToken(
      client,
      issuer.mintToken({ sub: 'alice', now: await clock.now() }),
    )

    await expect(
      client.getPaymentSession({
        paymentManagerArn: UNKNOWN_MANAGER_ARN,
        paymentSessionId: 'payment-session-readySession001',
      }),
    ).rejects.toThrow(`Payment manager not found: ${UNKNOWN_MANAGER_ID}`)
  })

  it('is denied by a manager that is registered on first use', async () => {
    const { client, clock, mock } = await target.start({
      policy: { unknownManagers: 'accept' },
    })
    sendToken(
      client,
      issuer.mintToken({ sub: 'alice', now: await clock.now() }),
    )

    await expectRefusal(
      createSession(client, {
        ...OWNER,
        paymentManagerArn: UNKNOWN_MANAGER_ARN,
      }),
      AccessDeniedException,
      MISMATCH('SigV4'),
    )
    expect(mock.db.paymentManager.count()).toBe(1)
  })

  it('is denied by an operation that acts for no user', async () => {
    const { mock, clock } = await target.start(OPTIONS)
    const token = issuer.mintToken({ sub: 'alice', now: await clock.now() })

    const response = await mock.fetch(
      new Request(
        'http://localhost/identities/ListPaymentCredentialProviders',
        {
          method: 'POST',
          headers: { authorization: `Bearer ${token}` },
        },
      ),
    )

    expect(response.status).toBe(403)
    expect(await response.json()).toEqual({
      __type: 'AccessDeniedException',
      message: MISMATCH('SigV4', 'operation'),
    })
  })
})

function decoded(part: string): object {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as object
}
