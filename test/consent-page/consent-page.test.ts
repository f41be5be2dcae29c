import { BedrockAgentCore } from '@aws-sdk/client-bedrock-agentcore'
import { BedrockAgentCoreControl } from '@aws-sdk/client-bedrock-agentcore-control'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import { connectorInput } from '../support/control-inputs.ts'
import {
  createInstrument,
  INSTRUMENT_OWNER,
  instrumentInput,
  paymentInput,
  walletOf,
} from '../support/ready-inputs.ts'
import { send, type Answer } from '../support/http-client.ts'
import { served } from '../support/served.ts'

const { paymentInstrumentId, paymentConnectorId, privyPaymentConnectorId } =
  readyAccount.ids
const QUICK = connectorInput({
  name: 'Quick',
  provisionMode: 'QUICK_CREATE',
  credentialProviderConfigurations: [],
})

/** A served mock, its SDK clients, and addresses of its pages. */
async function start(
  options: Parameters<typeof served>[0] & { accessKeyId?: string } = {},
) {
  const { accessKeyId = 'test', ...serving } = options
  const { mock, url } = await served(serving)
  mock.clock.freeze()
  const settings = {
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey: 'test' },
    maxAttempts: 1,
  }
  const client = new BedrockAgentCore(settings)
  const control = new BedrockAgentCoreControl(settings)
  return {
    mock,
    url,
    client,
    control,
    pageOf: (id: string) => `${url}/_mock/consent/page/${id}`,
    async walletUrl() {
      const output = await client.getPaymentInstrument({
        ...INSTRUMENT_OWNER,
        paymentInstrumentId,
      })
      return walletOf(output).redirectUrl ?? ''
    },
    async quickConnector() {
      const output = await control.createPaymentConnector(QUICK)
      const id = output.paymentConnectorId ?? ''
      return { id, url: `${url}/_mock/consent/page/${id}` }
    },
  }
}

/** What a person sees: the state, why they were refused, and where each button leads. */
async function look(url: string) {
  return seen(url, await send(url))
}

/** A page as it is seen at an address. */
function seen(url: string, { status, body, headers }: Answer) {
  const buttons = body.matchAll(
    /<button formaction="([^"]+)">\s*([^<]+?)\s*<\/button>/g,
  )
  return {
    status,
    headers,
    body,
    state: textOf(body, 'role="status"'),
    buttons: Object.fromEntries(
      [...buttons].map(([, action = '', label]) => [
        label,
        new URL(action.replaceAll('&amp;', '&'), url).href,
      ]),
    ),
  }
}

function textOf(page: string, attribute: string): string | undefined {
  return new RegExp(`${attribute}>\\s*([^<]+?)\\s*<`).exec(page)?.[1]
}

/** Sends a form as a browser does, with the origin of the page that it is on. */
function press(url: string | undefined, origin = new URL(url ?? '').origin) {
  return send(url ?? '', {
    method: 'POST',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
  })
}

const statusOf = (mock: PaymentsMockCore, id: string) =>
  mock.db.paymentConnector.findFirst({
    where: { paymentConnectorId: { equals: id } },
  })?.status

describe('the consent page of a wallet', () => {
  it('is where its redirect URL leads, and lets the agent pay', async () => {
    const { mock, client, walletUrl } = await start()
    mock.setPolicy({ delegation: 'pending' })
    const url = await walletUrl()
    const before = await look(url)
    expect(before).toMatchObject({
      status: 200,
      state: 'No answer yet: payments are refused until you allow them.',
    })
    expect(Object.keys(before.buttons)).toEqual([
      'Allow',
      'Deny',
      'Let it expire',
    ])
    await expect(client.processPayment(paymentInput())).rejects.toMatchObject({
      name: 'AccessDeniedException',
    })

    const pressed = await press(before.buttons['Allow'])

    expect(pressed.status).toBe(303)
    const next = new URL(
      pressed.headers.location ?? '',
      before.buttons['Allow'],
    ).href
    expect(next).toBe(url)
    expect((await look(next)).state).toBe('Allowed: payments are signed.')
    await client.processPayment(paymentInput())
  })

  it.each([
    ['Deny', 'Denied: payments are refused.', 'denied'],
    [
      'Let it expire',
      'Expired: payments are refused until you allow them again.',
      'lapsed',
    ],
  ])('says what has come of "%s"', async (label, state, grant) => {
    const { mock, walletUrl } = await start()
    const url = await walletUrl()
    const { buttons, state: before } = await look(url)
    expect(before).toContain('Payments are signed anyway')
    await press(buttons[label])
    expect((await look(url)).state).toBe(state)
    expect(
      mock.db.paymentInstrument.findFirst({
        where: { paymentInstrumentId: { equals: paymentInstrumentId } },
      })?.grant,
    ).toBe(grant)
  })

  it('has no buttons once the wallet is deleted', async () => {
    const { client, pageOf } = await start()
    const id = await createInstrument(client)
    await client.deletePaymentInstrument({
      ...INSTRUMENT_OWNER,
      paymentInstrumentId: id,
    })
    const page = await look(pageOf(id))
    expect(page.status).toBe(200)
    expect(page.state).toBe('The wallet was deleted: no consent is needed.')
    expect(page.body).not.toContain('<form')
    const pressed = await press(`${pageOf(id)}/grant`)
    expect(pressed.status).toBe(400)
    expect(textOf(pressed.body, 'role="alert"')).toContain('was deleted')
  })

  it('shows no linked account', async () => {
    const { client, pageOf } = await start()
    const { paymentInstrument } = await client.createPaymentInstrument(
      instrumentInput({
        paymentInstrumentDetails: {
          embeddedCryptoWallet: {
            network: 'ETHEREUM',
            linkedAccounts: [{ email: { emailAddress: 'pat@example.org' } }],
          },
        },
      }),
    )
    const id = paymentInstrument?.paymentInstrumentId ?? ''
    const { body } = await look(pageOf(id))
    expect(body).toContain(id)
    expect(body).not.toContain('pat@')
  })
})

describe('the consent page of a connector', () => {
  it.each([
    ['Allow', 'READY', 'Allowed: the connector is ready'],
    ['Deny', 'AUTHENTICATION_FAILED', 'Denied: create the connector again'],
    [
      'Let it expire',
      'AUTHENTICATION_EXPIRED',
      'Expired: create the connector',
    ],
  ])(
    'takes an answer as the page of a wallet does: %s',
    async (label, status, state) => {
      const { mock, quickConnector } = await start()
      const { id, url } = await quickConnector()
      const { buttons, state: before } = await look(url)
      const [{ dueAt } = {}] = mock.transitions.list()
      expect(before).toBe(
        `No answer yet. It expires at ${dueAt}, on the mock’s clock.`,
      )
      expect((await press(buttons[label])).status).toBe(303)
      expect(statusOf(mock, id)).toBe(status)
      expect((await look(url)).state).toContain(state)
    },
  )

  it('tells when an answer comes too late, and changes nothing', async () => {
    const { mock, quickConnector } = await start()
    const { id, url } = await quickConnector()
    const { buttons } = await look(url)
    mock.clock.advanceBy({ minutes: 10 })
    const pressed = await press(buttons['Allow'])
    expect(pressed.status).toBe(400)
    expect(textOf(pressed.body, 'role="alert"')).toContain(
      'AUTHENTICATION_EXPIRED) has no consent that could be granted',
    )
    expect(pressed.body).not.toContain('<form')
    expect(statusOf(mock, id)).toBe('AUTHENTICATION_EXPIRED')
  })

  it('continues after an answer that was refused', async () => {
    const { mock, quickConnector } = await start()
    const { id, url } = await quickConnector()
    const { buttons } = await look(url)
    await press(buttons['Allow'])
    const late = buttons['Let it expire'] ?? ''
    const page = seen(late, await press(late))
    expect(page.status).toBe(400)
    expect(page.state).toContain('delegated signing is on')
    expect((await press(page.buttons['Deny'])).status).toBe(303)
    expect((await look(url)).state).toContain('delegated signing is off')
    expect(statusOf(mock, id)).toBe('READY')
  })

  it('shows the steps between', async () => {
    const { mock, quickConnector } = await start()
    mock.setPolicy({
      marketplaceSubscription: 'missing',
      transitions: { paymentConnector: 'manual' },
    })
    const { url } = await quickConnector()
    await press((await look(url)).buttons['Allow'])
    const subscription = await look(url)
    expect(subscription.state).toContain('no Marketplace subscription')
    expect(Object.keys(subscription.buttons)).toEqual(['Allow'])
    mock.setPolicy({ marketplaceSubscription: 'active' })
    await press(subscription.buttons['Allow'])
    const provisioning = await look(url)
    expect(provisioning.state).toBe('Allowed: the connector is being set up.')
    expect(provisioning.buttons).toEqual({})
  })

  it('turns delegated signing off and on in the project of a developer', async () => {
    const { client, pageOf } = await start()
    const page = await look(pageOf(paymentConnectorId))
    expect(Object.keys(page.buttons)).toEqual(['Allow', 'Deny'])
    expect(page.state).toContain('delegated signing is on')
    await press(page.buttons['Deny'])
    expect((await look(pageOf(paymentConnectorId))).state).toContain(
      'delegated signing is off',
    )
    await expect(client.processPayment(paymentInput())).rejects.toMatchObject({
      name: 'AccessDeniedException',
    })
  })

  it.each<[string, (mock: PaymentsMockCore) => string]>([
    [
      'The connector is ready: no consent is needed.',
      () => privyPaymentConnectorId,
    ],
    [
      'No consent is needed while the connector is CREATE_FAILED.',
      (mock) => {
        const [pending] = mock.transitions.list()
        return mock.transitions.fail(pending?.key ?? '').key
      },
    ],
  ])('says when there is nothing to say: %s', async (state, idIn) => {
    const { mock, control, pageOf } = await start()
    mock.setPolicy({ transitions: { paymentConnector: 'manual' } })
    await control.createPaymentConnector(connectorInput())
    const page = await look(pageOf(idIn(mock)))
    expect(page.state).toBe(state)
    expect(page.body).not.toContain('<form')
  })
})

describe('the address of a consent page', () => {
  const VENDOR = /^https:\/\/hub\.cdp\.coinbase\.com\/[\da-f]{12}$/

  /** The redirect URL in an answer to a caller who used that name for the server. */
  async function toldTo(url: string, headers: Record<string, string>) {
    const { body } = await send(`${url}/payments/getPaymentInstrument`, {
      method: 'POST',
      headers: {
        'x-amzn-bedrock-agentcore-payments-user-id': readyAccount.ids.userId,
        ...headers,
      },
      body: JSON.stringify({
        paymentManagerArn: readyAccount.ids.paymentManagerArn,
        paymentInstrumentId,
      }),
    })
    const output = JSON.parse(body) as Parameters<typeof walletOf>[0]
    return walletOf(output).redirectUrl
  }

  it.each(['localhost:4402', '127.0.0.1', '[::1]:80', 'mock.localhost:1'])(
    'has the name by which the service was called: %s',
    async (host) => {
      const { url } = await start()
      expect(await toldTo(url, { host })).toBe(
        `${new URL(`http://${host}`).origin}/_mock/consent/page/${paymentInstrumentId}`,
      )
    },
  )

  it('is the vendor’s for a caller by a name that the page does not answer to', async () => {
    const { url } = await start()
    for (const host of [
      'bedrock-agentcore.us-east-1.amazonaws.com',
      'evil.example',
    ]) {
      expect(await toldTo(url, { host })).toMatch(VENDOR)
    }
  })

  it('is the vendor’s without the admin API, in process, and in the row', async () => {
    const { walletUrl } = await start({ admin: false })
    expect(await walletUrl()).toMatch(VENDOR)
    const { mock } = await start()
    for (const row of mock.db.paymentInstrument.getAll()) {
      expect(row.redirectUrl).toMatch(VENDOR)
    }
  })

  it('is the one that a scenario names', async () => {
    const { mock, walletUrl } = await start()
    const redirectUrl = 'https://wallets.example.com/consent?id=1'
    mock.reset({
      ...mock.scenario,
      paymentInstruments: (mock.scenario.paymentInstruments ?? []).map(
        (wallet) => ({ ...wallet, redirectUrl }),
      ),
    })
    expect(await walletUrl()).toBe(redirectUrl)
  })

  it('leads into the namespace of the caller', async () => {
    const { mock, client, walletUrl } = await start({
      accessKeyId: 'mock-checkout',
    })
    const url = await walletUrl()
    expect(url).toMatch(/\?namespace=checkout$/)
    const { buttons } = await look(url)
    expect(buttons['Deny']).toMatch(/\/deny\?namespace=checkout$/)
    const pressed = await press(buttons['Deny'])
    expect(new URL(pressed.headers.location ?? '', buttons['Deny']).href).toBe(
      url,
    )
    await expect(client.processPayment(paymentInput())).rejects.toMatchObject({
      name: 'AccessDeniedException',
    })
    expect(mock.db.paymentInstrument.getAll()[0]?.grant).toBeNull()
  })

  it('is the first one when an answer is replayed', async () => {
    const { client, mock } = await start()
    const input = instrumentInput({
      clientToken: 'one-and-only-token-0000000000000001',
    })
    const first = walletOf(await client.createPaymentInstrument(input))
    const again = walletOf(await client.createPaymentInstrument(input))
    expect(again.redirectUrl).toBe(first.redirectUrl)
    expect(mock.db.paymentInstrument.count()).toBe(3)
  })
})

describe('a consent page', () => {
  it.each([
    'nothing',
    '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    '%22%3E%3Cimg%20src=x%3E',
    "'%26amp;",
    '%zz',
    '..%2f..%2fhealth',
  ])('of nothing (%s) is a 404 that echoes it as text', async (path) => {
    const { mock, pageOf } = await start()
    const before = mock.snapshot()
    for (const answer of [
      await look(pageOf(path)),
      await press(`${pageOf(path)}/grant`),
    ]) {
      expect(answer.status).toBe(404)
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(answer.body).not.toMatch(/<script|<img/)
      expect(answer.body).toContain('There is no wallet or connector')
    }
    expect(mock.snapshot()).toEqual(before)
  })

  it('shows what a scenario says as text', async () => {
    const { mock, pageOf } = await start()
    const userId = `<img src=x onerror="alert('1')">&amp;`
    mock.reset({
      ...mock.scenario,
      paymentInstruments: (mock.scenario.paymentInstruments ?? []).map(
        (wallet) => ({ ...wallet, userId }),
      ),
      paymentSessions: [],
    })
    const { status, body } = await look(pageOf(paymentInstrumentId))
    expect(status).toBe(200)
    expect(body).not.toContain('<img')
    expect(body).toContain(
      '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;',
    )
  })

  it('lets nothing load, run or frame it', async () => {
    const { pageOf } = await start()
    for (const id of [paymentInstrumentId, 'nothing']) {
      const { headers, body } = await look(pageOf(id))
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

  it('has a language, a title and one heading, and says what stands for what', async () => {
    const { pageOf } = await start()
    const { body } = await look(pageOf(paymentInstrumentId))
    expect(body).toMatch(/^<!doctype html>\n<html lang="en">/)
    expect(body).toContain('<title>May the agent pay with this wallet?</title>')
    expect(body.match(/<h1>/g)).toHaveLength(1)
    expect(body).toContain('<main>')
    expect(body).toContain('name="viewport"')
    expect(body).toContain('Nothing here is real.')
  })

  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1'])(
    'takes no answer from a page of %s',
    async (origin) => {
      const { mock, pageOf } = await start()
      const before = mock.snapshot()
      const { status } = await press(
        `${pageOf(paymentInstrumentId)}/deny`,
        origin,
      )
      expect(status).toBe(403)
      expect(mock.snapshot()).toEqual(before)
    },
  )

  it.each([
    ['GET', '/grant', 405],
    ['POST', '', 405],
    ['POST', '/agree', 404],
    ['POST', '/grant?answer=deny', 400],
  ])('takes no %s of %s', async (method, path, status) => {
    const { mock, pageOf } = await start()
    const before = mock.snapshot()
    const answer = await send(pageOf(paymentInstrumentId) + path, { method })
    expect(answer.status).toBe(status)
    expect(mock.snapshot()).toEqual(before)
  })

  it('is not there without the admin API', async () => {
    const { mock, pageOf } = await start({ admin: false })
    const { status, headers } = await look(pageOf(paymentInstrumentId))
    expect(status).toBe(404)
    expect(headers['x-amzn-errortype']).toBe('UnknownOperationException')
    expect(mock.journal.entries()).toHaveLength(1)
  })
})
