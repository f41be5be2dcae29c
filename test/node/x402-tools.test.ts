import { setupServer } from 'msw/node'
import { describe, expect, it, onTestFinished } from 'vitest'
import { paidApis } from '../../src/entries/fixtures.ts'
import { createPaidResource, createPaidTools } from '../../src/entries/x402.ts'
import { envelopeFor, paymentHeaders } from '../support/paid-request.ts'
import { createSdkClient } from '../support/sdk-client.ts'
import { served } from '../support/served.ts'
import { start } from '../support/signed-payment.ts'

type Members = Record<string, unknown>

/** Members of all results that are looked at one by one. */
interface Result {
  isError?: true
  content: { text: string }[]
  structuredContent: {
    x402Version: 1 | 2
    accepts: Members[]
    resources: { resource: string }[]
    valid: boolean
  }
  _meta?: Members
  tools: { name: string }[]
}

interface Answer {
  result: Result
  error: { code: number }
}

async function post(url: string, body: unknown) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await answer.text()
  return { status: answer.status, body: JSON.parse(text || 'null') }
}

async function request(url: string, method: string, params: Members = {}) {
  const { body } = await post(url, { jsonrpc: '2.0', id: 1, method, params })
  return body as Answer
}

async function callTool(
  url: string,
  name: string,
  args: Members = {},
  payment?: unknown,
): Promise<Result> {
  const { result } = await request(url, 'tools/call', {
    name,
    arguments: args,
    ...(payment !== undefined && { _meta: { 'x402/payment': payment } }),
  })
  return result
}

async function servedTools() {
  const { mock, url } = await served()
  const client = createSdkClient({ endpoint: url }, [])
  return { mock, client, url, mcp: `${url}/x402/mcp` }
}

describe('the paid tools of a server', () => {
  it('are listed after a handshake, beside those of the Bazaar', async () => {
    const { mcp } = await servedTools()
    const { result } = await request(mcp, 'initialize', {
      protocolVersion: '2025-03-26',
    })
    expect(result).toMatchObject({
      protocolVersion: '2025-03-26',
      capabilities: { tools: {} },
    })
    const notified = { jsonrpc: '2.0', method: 'notifications/initialized' }
    expect((await post(mcp, notified)).status).toBe(202)
    expect((await request(mcp, 'ping')).result).toEqual({})
    const listed = (await request(mcp, 'tools/list')).result
    expect(listed.tools.map(({ name }) => name)).toEqual([
      'search_resources',
      'proxy_tool_call',
      'validate_endpoint',
      ...paidApis.map(({ name }) => name),
    ])
  })

  it('ask for a payment, and take it in _meta', async () => {
    const { mock, client, mcp } = await servedTools()
    const asked = await callTool(mcp, 'exact')
    expect(asked).toMatchObject({
      isError: true,
      structuredContent: {
        x402Version: 2,
        resource: { url: 'mcp://tool/exact' },
      },
    })
    const { structuredContent } = asked
    expect(JSON.parse(asked.content[0]?.text ?? '')).toEqual({
      'x402/error': {
        code: 402,
        message: 'Payment required',
        data: structuredContent,
      },
    })
    const [offer] = structuredContent.accepts
    const envelope = await envelopeFor(client, 2, offer ?? {})
    const paid = await callTool(mcp, 'exact', {}, envelope)
    expect(paid).toMatchObject({
      structuredContent: { weather: 'sunny' },
      _meta: { 'x402/payment-response': { success: true } },
    })
    expect(paid.isError).toBeUndefined()
    expect(mock.chains.settlements()).toHaveLength(1)

    const again = await callTool(mcp, 'exact', {}, envelope)
    expect(again).toMatchObject({
      isError: true,
      structuredContent: { error: 'invalid_exact_evm_nonce_already_used' },
    })
    expect(mock.chains.settlements()).toHaveLength(1)
  })

  it.each(['exact', 'exact-v1'])(
    'are paid by headers through proxy_tool_call: %s',
    async (toolName) => {
      const { mock, client, mcp } = await servedTools()
      const { structuredContent } = await callTool(mcp, 'proxy_tool_call', {
        toolName,
      })
      const { x402Version, accepts } = structuredContent
      const envelope = await envelopeFor(client, x402Version, accepts[0] ?? {})
      const paid = await callTool(mcp, 'proxy_tool_call', {
        toolName,
        parameters: { headers: paymentHeaders(envelope) },
      })
      expect(paid).toMatchObject({
        _meta: { 'x402/payment-response': { success: true } },
      })
      expect(mock.chains.settlements()).toHaveLength(1)
    },
  )

  it('hand on a challenge of MPP as a header', async () => {
    const { mcp } = await servedTools()
    const asked = await callTool(mcp, 'proxy_tool_call', { toolName: 'mpp' })
    expect(asked.structuredContent).toEqual({
      responseHeaders: {
        'WWW-Authenticate': expect.stringMatching(/^Payment id="/),
      },
    })
  })

  it('are found, and their URLs validated, for free', async () => {
    const { mcp, url } = await servedTools()
    const found = await callTool(mcp, 'search_resources', { query: 'upto' })
    expect(
      found.structuredContent.resources.map(({ resource }) => resource),
    ).toEqual([`${url}/x402/shop/upto`, `${url}/x402/shop/exact-or-upto`])
    const at = async (endpoint: string) =>
      (await callTool(mcp, 'validate_endpoint', { url: endpoint }))[
        'structuredContent'
      ].valid
    expect(await at(`${url}/x402/shop/exact`)).toBe(true)
    expect(await at(`${url}/elsewhere`)).toBe(false)
  })

  it('refuse what is no message, no method or no tool', async () => {
    const { mcp } = await servedTools()
    expect((await fetch(mcp)).status).toBe(405)
    expect((await post(mcp, '{')).body.error.code).toBe(-32700)
    expect((await post(mcp, [])).body.error.code).toBe(-32600)
    expect((await request(mcp, 'tools/drop')).error.code).toBe(-32601)
    const params = { name: 'exakt' }
    expect((await request(mcp, 'tools/call', params)).error.code).toBe(-32602)
  })

  it('refuse whatever envelope or headers, and settle nothing', async () => {
    const { mock, mcp } = await servedTools()
    for (const payment of [null, [], 'text', { x402Version: 1 }, { ü: 'ü' }]) {
      expect(await callTool(mcp, 'exact', {}, payment)).toMatchObject({
        isError: true,
      })
    }
    for (const headers of [null, 'text', { 'a b': 'c' }, { a: 'ü\n' }]) {
      const args = { toolName: 'exact', parameters: { headers } }
      expect(await callTool(mcp, 'proxy_tool_call', args)).toMatchObject({
        isError: true,
      })
    }
    expect(mock.chains.settlements()).toEqual([])
  })
})

describe('the catalogue of a server', () => {
  it('lists what the shop sells by x402, page by page', async () => {
    const { mock, url } = await servedTools()
    mock.clock.freeze()
    const path = `${url}/x402/facilitator/discovery/resources`
    const all = (await (await fetch(path)).json()) as { items: Members[] }
    const total = paidApis.length - 1
    expect(all.items).toHaveLength(total)
    expect(all.items[0]).toMatchObject({
      resource: `${url}/x402/shop/exact`,
      type: 'http',
      x402Version: 2,
      accepts: [{ amount: '10000' }],
    })
    const page = await fetch(`${path}?limit=2&offset=1`)
    expect(await page.json()).toEqual({
      x402Version: 2,
      items: all.items.slice(1, 3),
      pagination: { limit: 2, offset: 1, total },
    })
  })
})

describe('createPaidTools', () => {
  it('answers at any URL through MSW', async () => {
    const { mock } = start()
    const url = 'https://api.cdp.coinbase.com/platform/v2/x402/discovery/mcp'
    const weather = createPaidResource(mock, 'https://merchant.example/w', {
      price: '0.01',
      network: 'base',
    })
    const tools = createPaidTools(mock, url, { weather })
    const server = setupServer(tools.handler)
    server.listen({ onUnhandledRequest: 'error' })
    onTestFinished(() => server.close())
    expect(await callTool(url, 'weather')).toMatchObject({ isError: true })
  })
})
