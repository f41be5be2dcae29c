import { describe, expect, it } from 'vitest'
import type { MockEvent, PaymentsMock } from '../../src/entries/index.ts'
import { describeEveryTarget } from '../support/describe-targets.ts'
import {
  issuer,
  JWT_MANAGER,
  jwtAccount,
  sendToken,
} from '../support/jwt-account.ts'
import {
  coinbaseInput,
  EXTERNAL_SECRET,
  privyInput,
  SECRETS,
} from '../support/provider-inputs.ts'
import type { World } from '../support/world.ts'

/** What every planted secret has in it. */
const PLANTED = 'planted'
const OPTIONS = { scenario: jwtAccount(), jwks: issuer.jwks }

/** All that a mock keeps, tells or answers, as text. */
function tellsOf(mock: PaymentsMock, heard: readonly MockEvent[]): string {
  return JSON.stringify([
    mock.journal.entries(),
    heard,
    mock.snapshot(),
    Object.values(mock.db).map((table) => table.getAll()),
    mock.diff(),
  ])
}

function cdp(secrets: object) {
  return coinbaseInput({
    providerConfigurationInput: {
      coinbaseCdpConfiguration: { apiKeyId: 'api-key-1', ...secrets },
    },
  })
}

const managed = {
  apiKeySecret: `${PLANTED}-1`,
  walletSecret: `${PLANTED}-2`,
}

type Call = (world: World) => Promise<unknown>
const create =
  (input: object): Call =>
  ({ control }) =>
    control.createPaymentCredentialProvider(input as never)

/** What of the secrets in a right format must be found nowhere either. */
const KEYS = Object.values(SECRETS).map((secret) => secret.slice(-20))

const CALLS: Record<string, Call> = {
  'a Coinbase provider that is created': create(coinbaseInput()),
  'a Privy provider that is created': create(privyInput()),
  'a secret beside the place where it is': create(
    cdp({
      ...managed,
      walletSecretSource: 'EXTERNAL',
      walletSecretConfig: EXTERNAL_SECRET,
    }),
  ),
  'an update': async (world) => {
    await create(coinbaseInput())(world)
    await world.control.updatePaymentCredentialProvider(cdp(managed))
  },
  'a name that is taken': async (world) => {
    await create(coinbaseInput())(world)
    await create(coinbaseInput())(world)
  },
  'another vendor': create(
    coinbaseInput({ credentialProviderVendor: 'StripePrivy' }),
  ),
  'a secret that is too long': create(
    cdp({ ...managed, walletSecret: PLANTED.repeat(400) }),
  ),
  'a secret against its pattern': create(
    cdp({ ...managed, apiKeySecret: `${PLANTED}!` }),
  ),
  'a private key against its pattern': create(
    privyInput({
      providerConfigurationInput: {
        stripePrivyConfiguration: {
          appId: 'app-1',
          authorizationId: 'a-1',
          appSecret: `${PLANTED}-1`,
          authorizationPrivateKey: `-----BEGIN ${PLANTED}-----`,
        },
      },
    }),
  ),
  'an unknown source': create(
    cdp({ ...managed, apiKeySecretSource: 'MANGED' }),
  ),
  'a secret that is missing beside one that is not': create(
    cdp({ apiKeySecret: `${PLANTED}-1` }),
  ),
  'an external secret that is not said where it is': create(
    cdp({ ...managed, apiKeySecretSource: 'EXTERNAL' }),
  ),
  'a fault before the call': async (world) => {
    world.mock.faults.inject({ error: 'ThrottlingException', times: 1 })
    await create(coinbaseInput())(world)
  },
  'a lost reply': async (world) => {
    world.mock.faults.inject({ reply: 'malformed-json', times: 1 })
    await create(coinbaseInput())(world)
  },
}

/** Bodies that the SDK would not send. */
const BODIES: Record<string, unknown> = {
  'unknown members': {
    ...cdp({ ...managed, apiSecret: `${PLANTED}-3`, nested: { a: PLANTED } }),
    walletSecret: `${PLANTED}-4`,
  },
  'both members of the union': {
    ...coinbaseInput(),
    providerConfigurationInput: {
      ...coinbaseInput().providerConfigurationInput,
      ...privyInput().providerConfigurationInput,
    },
  },
  'a secret of another type': cdp({
    ...managed,
    apiKeySecret: { value: `${PLANTED}-3` },
  }),
  'a secret in a list': cdp({ ...managed, walletSecret: [PLANTED] }),
  'a text for the configuration': {
    ...coinbaseInput(),
    providerConfigurationInput: `${PLANTED}-3`,
  },
}

describeEveryTarget('a secret', (target) => {
  describe('is found nowhere after', () => {
    it.each(Object.entries(CALLS))('%s', async (_, call) => {
      const world = await target.start(OPTIONS)
      const heard: MockEvent[] = []
      world.mock.events.subscribe((event) => heard.push(event))

      const outcome = await call(world).catch((error: Error) => error)

      expect(world.mock.journal.entries()).not.toEqual([])
      const told = [
        tellsOf(world.mock, heard),
        ...world.bodies,
        String((outcome as Error | undefined)?.message),
      ].join()
      for (const secret of [PLANTED, ...KEYS]) {
        expect(told).not.toContain(secret)
      }
    })

    it.each(
      Object.entries(BODIES).flatMap(([name, body]) =>
        (['warn', 'reject'] as const).map(
          (unknownMembers) => [name, unknownMembers, body] as const,
        ),
      ),
    )(
      '%s, with the policy unknownMembers: %s',
      async (_, unknownMembers, body) => {
        const { mock } = await target.start({
          ...OPTIONS,
          policy: { unknownMembers },
        })
        const heard: MockEvent[] = []
        mock.events.subscribe((event) => heard.push(event))

        for (const text of [
          JSON.stringify(body),
          JSON.stringify(body).slice(1),
        ]) {
          const response = await mock.fetch(
            new Request(
              'http://localhost/identities/CreatePaymentCredentialProvider',
              { method: 'POST', body: text },
            ),
          )
          expect(await response.text()).not.toContain(PLANTED)
        }

        expect(mock.journal.entries()).toHaveLength(2)
        expect(tellsOf(mock, heard)).not.toContain(PLANTED)
      },
    )

    it('a bearer token, be it let in or not', async () => {
      const { client, mock, clock, bodies } = await target.start(OPTIONS)
      const now = await clock.now()
      const claims = { private: PLANTED }
      const good = issuer.mintToken({ sub: 'carol', now, claims })
      const [, , signature = ''] = good.split('.')
      const heard: MockEvent[] = []
      mock.events.subscribe((event) => heard.push(event))
      const input = { ...JWT_MANAGER, userId: undefined }

      sendToken(client, good)
      await client.listPaymentSessions(input)
      for (const bad of [
        `${good}A`,
        `${PLANTED}.${PLANTED}`,
        `${PLANTED}.${good}`,
      ]) {
        sendToken(client, bad)
        await expect(client.listPaymentSessions(input)).rejects.toThrow('OAuth')
      }

      const told = tellsOf(mock, heard) + bodies.join()
      expect(mock.journal.entries()).toHaveLength(4)
      for (const secret of [PLANTED, signature, btoa(PLANTED).slice(0, 8)]) {
        expect(told).not.toContain(secret)
      }
    })
  })
})
