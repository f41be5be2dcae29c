import { BedrockAgentCoreControl } from '@aws-sdk/client-bedrock-agentcore-control'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import { quickInput } from '../support/control-inputs.ts'
import { send } from '../support/http-client.ts'
import { served } from '../support/served.ts'

const PAGE = '/identities/oauth2/authorize?request_uri='

/** A served mock with a connector that waits for its developer. */
async function startWaiting({
  accessKeyId = 'test',
  ...serving
}: Parameters<typeof served>[0] & { accessKeyId?: string } = {}) {
  const { mock, url } = await served(serving)
  mock.clock.freeze()
  const control = new BedrockAgentCoreControl({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey: 'test' },
    maxAttempts: 1,
  })
  const created = await control.createPaymentConnector(quickInput())
  const { paymentManagerId, paymentConnectorId, authorizationUrl } = created
  return {
    mock,
    url,
    paymentConnectorId: paymentConnectorId ?? '',
    page: authorizationUrl ?? '',
    connector: () =>
      control.getPaymentConnector({ paymentManagerId, paymentConnectorId }),
  }
}

function press(
  page: string,
  headers: Record<string, string> = { origin: new URL(page).origin },
) {
  return send(page, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    body: 'answer=grant',
  })
}

const rowsOf = ({ db }: PaymentsMockCore) =>
  db.paymentConnector
    .getAll()
    .filter(({ provisionMode }) => provisionMode === 'QUICK_CREATE')

describe('the authorization page of a server', () => {
  it.each([{ admin: true }, { admin: false }])(
    'is on that server, whatever the row says: %j',
    async (serving) => {
      const { mock, url, page, connector } = await startWaiting(serving)
      expect(page.startsWith(url + PAGE)).toBe(true)
      expect(rowsOf(mock)[0]?.authorizationUrl).toBe(
        page.replace(url, 'https://bedrock-agentcore.us-east-1.amazonaws.com'),
      )
      expect((await send(page)).status).toBe(200)
      expect((await press(page)).status).toBe(200)
      expect((await connector()).status).toBe('READY')
    },
  )

  it.each(['localhost:4402', '[::1]:80', 'payments.example'])(
    'has the name by which the server was called: %s',
    async (host) => {
      const { url, paymentConnectorId, page } = await startWaiting()
      const { body } = await send(
        `${url}/payments/managers/ready-a1b2c3d4e5/connectors/${paymentConnectorId}`,
        { headers: { host } },
      )
      const told = new URL(
        (JSON.parse(body) as { authorizationUrl: string }).authorizationUrl,
      )
      expect(told.origin).toBe(new URL(`http://${host}`).origin)
      expect(told.pathname + told.search).toBe(page.slice(url.length))
      const origin = told.origin
      expect((await press(page, { host, origin })).status).toBe(200)
    },
  )

  it.each([
    'https://portal.cdp.coinbase.com/oauth/0123456789ab',
    'https://consent.example.com/?id=1',
  ])(
    'is not told in the place of one that a scenario names: %s',
    async (own) => {
      const { mock, connector } = await startWaiting()
      const scenario = mock.toScenario()
      mock.reset({
        ...scenario,
        paymentConnectors: (scenario.paymentConnectors ?? []).map((seed) =>
          seed.provisionMode === 'QUICK_CREATE'
            ? { ...seed, authorizationUrl: own }
            : seed,
        ),
      })
      expect((await connector()).authorizationUrl).toBe(own)
    },
  )

  it('leads into the namespace of the caller', async () => {
    const { mock, url, page, connector } = await startWaiting({
      accessKeyId: 'mock-checkout',
    })
    expect(page).toMatch(/&namespace=checkout$/)
    expect(rowsOf(mock)).toEqual([])
    const elsewhere = page.replace('&namespace=checkout', '')
    expect((await send(elsewhere)).status).toBe(400)
    expect((await send(`${elsewhere}&namespace=.no`)).status).toBe(400)
    expect((await send(page)).status).toBe(200)
    expect((await press(page)).status).toBe(200)
    expect((await connector()).status).toBe('READY')
    const { body } = await send(`${url}/_mock/namespaces`)
    expect(JSON.parse(body)).toMatchObject({ namespaces: ['checkout'] })
  })

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
  ])('takes no answer from elsewhere: %j', async (headers) => {
    const { mock, page } = await startWaiting()
    const before = mock.snapshot()
    expect((await press(page, headers)).status).toBe(403)
    expect(mock.snapshot()).toEqual(before)
  })

  it('lets nothing load, run or frame it', async () => {
    const { page } = await startWaiting()
    for (const address of [page, `${page}0`]) {
      const { headers, body } = await send(address)
      const [, style = ''] = /<style>([^]*)<\/style>/.exec(body) ?? []
      const hash = createHash('sha256').update(style).digest('base64')
      expect(headers['content-security-policy']).toBe(
        `default-src 'none'; img-src data:; style-src 'sha256-${hash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
      )
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cache-control': 'no-store',
      })
      expect(body).not.toMatch(/<script|\son\w+=|\sstyle=|javascript:/i)
    }
  })

  it('is in no journal', async () => {
    const { mock, page } = await startWaiting()
    const before = mock.journal.entries().length
    await send(page)
    await press(page)
    expect(mock.journal.entries()).toHaveLength(before)
  })
})
