import { setupServer } from 'msw/node'
import { describe, expect, it, onTestFinished } from 'vitest'
import { pendingConsent } from '../../fixtures/account-states.ts'
import { readyAccount } from '../../fixtures/ready-account.ts'
import {
  createPaymentsMock,
  type PaymentsMock,
} from '../../src/entries/index.ts'
import type { MockOptions } from '../../src/mock/mock-options.ts'
import type { PaymentConnectorInput } from '../../src/scenarios/scenario.ts'
import { control } from '../support/control-call.ts'

const NOW = '2026-01-01T00:00:00Z'
const { pendingPaymentConnectorId } = pendingConsent.ids

/** A mock in which a connector waits for its developer. */
function waiting(options: MockOptions = {}) {
  const mock = createPaymentsMock({
    scenario: pendingConsent,
    now: NOW,
    ...options,
  })
  return { mock, url: connectorOf(mock)?.authorizationUrl ?? '' }
}

function connectorOf({ db }: PaymentsMock, id = pendingPaymentConnectorId) {
  return db.paymentConnector.findFirst({
    where: { paymentConnectorId: { equals: id } },
  })
}

function grant(
  { fetch }: PaymentsMock,
  url: string,
  headers: Record<string, string> = {},
) {
  return fetch(
    new Request(url, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ answer: 'grant' }),
    }),
  )
}

/** A world with one connector that waits, in a region. */
function waitingIn(partition: string, region: string) {
  const paymentManagerArn = `arn:${partition}:bedrock-agentcore:${region}:123456789012:payment-manager/shop-a1b2c3d4e5`
  const { mock } = waiting({
    scenario: {
      name: 'one connector',
      description: 'Waits',
      paymentManagers: [{ paymentManagerArn }],
      paymentConnectors: [
        {
          paymentConnectorId: pendingPaymentConnectorId,
          paymentManagerArn,
          type: 'CoinbaseCDP',
          provisionMode: 'QUICK_CREATE',
          status: 'PENDING_AUTHENTICATION',
        },
      ],
    },
  })
  return mock
}

/** The waiting connector, with an address of its own. */
function addressed(authorizationUrl: string): MockOptions {
  const [pending] = pendingConsent.paymentConnectors.slice(-1)
  return {
    scenario: {
      ...pendingConsent,
      paymentConnectors: [
        ...readyAccount.paymentConnectors,
        { ...(pending as PaymentConnectorInput), authorizationUrl },
      ],
    },
  }
}

describe('the address of the authorization page', () => {
  it.each([
    ['aws', 'eu-central-1', 'bedrock-agentcore.eu-central-1.amazonaws.com'],
    [
      'aws-us-gov',
      'us-gov-west-1',
      'bedrock-agentcore.us-gov-west-1.amazonaws.com',
    ],
    ['aws-cn', 'cn-north-1', 'bedrock-agentcore.cn-north-1.amazonaws.com.cn'],
  ])("is on the data plane's host: %s, %s", async (partition, region, host) => {
    const mock = waitingIn(partition, region)
    const { body } = await control(
      mock,
      'POST',
      'managers/shop-a1b2c3d4e5/connectors',
      {
        name: 'Created',
        type: 'CoinbaseCDP',
        provisionMode: 'QUICK_CREATE',
        credentialProviderConfigurations: [],
      },
    )
    for (const url of [
      connectorOf(mock)?.authorizationUrl,
      body['authorizationUrl'],
    ])
      expect(url).toMatch(
        `https://${host}/identities/oauth2/authorize?request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A`,
      )
  })

  it('is another one for another seed, and the same for the same', () => {
    expect(waiting().url).toBe(waiting().url)
    expect(waiting({ seed: 'other' }).url).not.toBe(waiting().url)
  })

  it.each([
    'https://portal.cdp.coinbase.com/oauth/0123456789ab',
    'https://consent.example.com/?request_uri=1',
  ])('is told as a scenario or an old snapshot has it: %s', async (url) => {
    const { mock } = waiting(addressed(url))
    const restored = createPaymentsMock()
    restored.restore(mock.snapshot())
    for (const one of [mock, restored]) {
      const { body } = await control(
        one,
        'GET',
        `managers/ready-a1b2c3d4e5/connectors/${pendingPaymentConnectorId}`,
      )
      expect(body['authorizationUrl']).toBe(url)
    }
  })

  it('holds in a snapshot, and in a scenario that was written back', async () => {
    const { mock, url } = waiting()
    const restored = createPaymentsMock()
    restored.restore(mock.snapshot())
    const written = createPaymentsMock({
      scenario: mock.toScenario(),
      now: NOW,
    })
    for (const one of [restored, written]) {
      expect((await grant(one, url)).status).toBe(200)
      expect(connectorOf(one)?.status).toBe('READY')
    }
  })
})

describe('the authorization page', () => {
  it('is in no journal, and shifts no id', async () => {
    const { mock, url } = waiting()
    const { random } = mock.snapshot()
    await mock.fetch(new Request(url))
    await mock.fetch(new Request(url, { method: 'PUT' }))
    await grant(mock, `${url}0`)
    expect(mock.snapshot().random).toEqual(random)
    expect(mock.journal.entries()).toEqual([])
    mock.checkInvariants()
  })

  it('tells listeners what came of the answer', async () => {
    const { mock, url } = waiting()
    const heard: string[] = []
    mock.events.subscribe((event) => {
      if (event.type !== 'transition') return
      if (event.transition.type === 'status-changed')
        heard.push(event.transition.to)
    })
    await grant(mock, url)
    expect(heard).toEqual(['PROVISIONING', 'READY'])
  })

  it("follows the clock of its connector's manager", async () => {
    const { mock, url } = waiting()
    const { paymentManagerArn } = readyAccount.ids
    const clock = mock.clocks.attach({ paymentManagerArn })
    mock.clock.advanceBy({ hours: 1 })
    expect((await mock.fetch(new Request(url))).status).toBe(200)
    clock.advanceBy({ minutes: 10 })
    expect((await mock.fetch(new Request(url))).status).toBe(400)
  })

  it.each(['GET', 'POST'])(
    'says to %s that a clock that runs has let it lapse',
    async (method) => {
      const { mock, url } = waiting()
      const end = mock.clock.now().getTime() + 600_000
      mock.clock.setScale(1_000_000)
      mock.clock.resume()
      // less than a millisecond, in which nobody looks
      while (mock.clock.now().getTime() < end) await Promise.resolve()
      const { status } =
        method === 'GET'
          ? await mock.fetch(new Request(url))
          : await grant(mock, url)
      expect(status).toBe(400)
      expect(connectorOf(mock)?.status).toBe('AUTHENTICATION_EXPIRED')
    },
  )

  it('asks about nothing once the connector waits no more', async () => {
    const { url } = waiting()
    const options = addressed(url)
    const [, , ready] = options.scenario?.paymentConnectors ?? []
    const { mock } = waiting({
      scenario: {
        ...readyAccount,
        paymentConnectors: [
          ...readyAccount.paymentConnectors,
          { ...(ready as PaymentConnectorInput), status: 'READY' },
        ],
      },
    })
    expect((await grant(mock, url)).status).toBe(400)
  })

  it('takes no answer of another type of body', async () => {
    const { mock, url } = waiting()
    const { status } = await grant(mock, url, { 'content-type': 'text/plain' })
    expect(status).toBe(400)
    expect(connectorOf(mock)?.status).toBe('PENDING_AUTHENTICATION')
  })

  it.each([
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that is kept back', { origin: 'null' }],
  ])('takes no answer from %s', async (_, headers) => {
    const { mock, url } = waiting()
    const before = mock.snapshot()
    const response = await grant(mock, url, headers)
    expect(response.status).toBe(403)
    expect(response.headers.get('content-security-policy')).toContain(
      "default-src 'none'",
    )
    expect(mock.snapshot()).toEqual(before)
  })

  it('takes an answer of its own origin', async () => {
    const { mock, url } = waiting()
    const { status } = await grant(mock, url, {
      origin: new URL(url).origin,
      'sec-fetch-site': 'same-origin',
    })
    expect(status).toBe(200)
  })

  it.each([
    'https://bedrock-agentcore-control.us-east-1.amazonaws.com',
    'https://bedrock-agentcore-fips.eu-west-1.api.aws',
    'http://localhost:4402/aws',
    'http://payments.test',
  ])('is reached at %s too', async (base) => {
    const { mock, url } = waiting({ endpoints: ['http://localhost:4402/aws'] })
    const { pathname, search } = new URL(url)
    const { status } = await mock.fetch(new Request(base + pathname + search))
    expect(status).toBe(200)
  })

  it.each([
    ['https://bedrock-agentcore.us-east-1.amazonaws.com', '', 200],
    ['https://bedrock-agentcore-control.us-east-1.amazonaws.com', '', 200],
    ['http://localhost:4402/aws', '', 200],
    ['https://bedrock-agentcore.us-east-1.amazonaws.com', '/', 403],
  ])('is never passed on by MSW: %s%s', async (base, end, status) => {
    const { mock, url } = waiting({ endpoints: ['http://localhost:4402/aws'] })
    const server = setupServer(...mock.handlers)
    server.listen({ onUnhandledRequest: 'error' })
    onTestFinished(() => server.close())
    const { pathname, search } = new URL(url)
    const response = await fetch(base + pathname + end + search)
    expect(response.status).toBe(status)
  })
})
