import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { ADMIN_ROUTES } from '../../src/admin/all-routes.ts'
import type { JsonSchema } from '../../src/admin/http/route.ts'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import { call } from '../support/call-operation.ts'
import { createAdminCaller } from '../support/admin-caller.ts'

interface Described {
  openapi: string
  paths: Record<
    string,
    Record<
      string,
      {
        operationId: string
        parameters: { name?: string; in?: string }[]
        requestBody?: { content: Record<string, { schema: JsonSchema }> }
        responses: Record<
          string,
          { content?: Record<string, { schema: JsonSchema }> }
        >
      }
    >
  >
  components: object
}

const { paymentManagerArn, paymentSessionId, paymentInstrumentId } =
  readyAccount.ids
const MORE = {
  name: 'more',
  description: 'A provider',
  paymentCredentialProviders: [{ name: 'p', vendor: 'StripePrivy' }],
}

async function describedApi() {
  const { send } = createAdminCaller()
  const { body } = await send('GET openapi.json')
  return body as Described
}

/** Checks values against what the document says of them. */
function checker(api: Described) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema({ $id: 'api', components: api.components })
  return (schema: JsonSchema, value: unknown) => {
    const text = JSON.stringify(schema).replaceAll(
      '"#/components/',
      '"api#/components/',
    )
    const validate = ajv.compile(JSON.parse(text) as object)
    validate(value)
    return validate.errors ?? []
  }
}

/** A call of every route, in this order, on one world; those with a body send one. */
const CALLS: Readonly<Record<string, { path?: string; body?: unknown }>> = {
  'GET health': {},
  'GET policy': {},
  'POST policy': {
    body: {
      maxManagers: 1,
      jwt: 'decode-only',
      transitions: {
        paymentManager: { after: { minutes: 1 } },
        paymentConnector: { afterReads: 1 },
        paymentInstrument: 'manual',
      },
    },
  },
  'POST consent/grant': { body: { id: paymentInstrumentId } },
  'POST consent/deny': { body: { id: paymentInstrumentId } },
  'POST consent/lapse': { body: { id: paymentInstrumentId } },
  'POST wallets/fund': {
    body: { id: paymentInstrumentId, balances: { BASE: '1.50' } },
  },
  'POST wallets/block': { body: { id: paymentInstrumentId } },
  'POST chains/balance': {
    body: {
      address: '0x99935f281d3ED1E804bF1413b76E0B03e1fed4F9',
      chain: 'BASE',
    },
  },
  'GET chains/settlements': {},
  'GET operations': {},
  'GET invariants': {},
  'GET scenarios': {},
  'GET scenario': {},
  'POST seed': { body: MORE },
  'POST faults': {
    body: {
      operation: 'GetPaymentSession',
      error: 'ThrottlingException',
      message: 'Slow down',
      from: '2020-01-01T00:00:00Z',
      nth: 1,
      latency: { seconds: 1 },
    },
  },
  'GET faults': {},
  'DELETE faults/{name}': { path: 'faults/fault-1' },
  'DELETE faults': {},
  'GET requests': { path: 'requests?statusCode=200' },
  'POST query/{name}': {
    path: 'query/paymentSession',
    body: {
      where: { paymentSessionId: { in: [paymentSessionId] } },
      orderBy: { createdAt: 'desc' },
      take: 1,
      skip: 0,
    },
  },
  'POST query/{name}/count': { path: 'query/paymentSession/count', body: {} },
  'GET state': {},
  'GET state/scenario': {},
  'GET saves': {},
  'POST saves': { body: { name: 'before' } },
  'POST clocks': { body: { userId: 'bob' } },
  'GET clocks': {},
  'GET clock': { path: 'clock?userId=bob' },
  'POST clock': { path: 'clock?userId=bob', body: { scale: 2, frozen: true } },
  'POST clock/advance': { body: { toNext: true } },
  'DELETE clocks': { path: 'clocks?userId=bob' },
  'GET diff': { path: 'diff?since=before' },
  'POST saves/rewind': { body: { name: 'before' } },
  'POST reset': { body: { scenario: MORE } },
  'POST scenarios/{name}': { path: 'scenarios/nearlySpent' },
  'POST state/save': {},
  'DELETE requests': {},
  'POST events/settle': {},
  'GET namespaces': {},
  'DELETE namespaces/{name}': { path: 'namespaces/a' },
  'GET openapi.json': {},
}

/** Routes for people. */
const PAGES = [
  'GET consent/page/{name}',
  'POST consent/page/{name}/grant',
  'POST consent/page/{name}/deny',
  'POST consent/page/{name}/lapse',
]

describe('GET openapi.json', () => {
  it('is a valid document', async () => {
    const api = await describedApi()
    const result = await new Validator().validate({ ...api })
    expect(result).toMatchObject({ valid: true })
    expect(api.openapi).toMatch(/^3\.1\./)
  })

  it('has every route, and no other', async () => {
    const { paths } = await describedApi()
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const known = ADMIN_ROUTES.map(
      ({ method, path }) => `${method} /_mock/${path}`,
    )
    expect(described.sort()).toEqual(known.sort())
  })

  it('names every operation once, and every parameter that its route takes', async () => {
    const { paths } = await describedApi()
    const operations = Object.values(paths).flatMap(
      Object.values<Described['paths'][string][string]>,
    )
    const ids = operations.map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ADMIN_ROUTES.length)
    for (const { method, path, query = {} } of ADMIN_ROUTES) {
      const { parameters = [] } =
        paths[`/_mock/${path}`]?.[method.toLowerCase()] ?? {}
      expect(parameters.flatMap(({ name }) => name ?? [])).toEqual([
        ...(path.includes('{name}') ? ['name'] : []),
        ...Object.keys(query),
      ])
    }
  })

  it('says what every route takes and answers', async () => {
    const api = await describedApi()
    const check = checker(api)
    const { mock, send, namespaces } = createAdminCaller({
      saveState: async () => ({ file: '/tmp/state.json' }),
    })
    namespaces.of('a')
    await call(mock, 'GetPaymentSession', {
      paymentManagerArn,
      paymentSessionId,
    })
    await call(mock, 'GetPaymentSession', {})
    await mock.fetch(new Request('http://localhost/payments/nothing'))
    mock.setPolicy({ transitions: { paymentManager: 'manual' } })
    for (const name of ['One', 'Other']) {
      await call(mock, 'CreatePaymentManager', {
        ...VALID_INPUTS.CreatePaymentManager,
        name,
        clientToken: undefined,
      })
    }
    const [one, other] = mock.transitions.list()
    const calls: typeof CALLS = {
      'PUT state': { body: mock.snapshot() },
      'GET transitions': {},
      'POST transitions/complete': { body: { id: one?.key } },
      'POST transitions/fail': { body: { id: other?.key, reason: 'No role' } },
      ...CALLS,
    }
    const uncalled = ADMIN_ROUTES.map(
      ({ method, path }) => `${method} ${path}`,
    ).filter((route) => !(route in calls))
    // what is no JSON has tests of its own
    expect(uncalled).toEqual([...PAGES, 'GET events'])
    for (const [route, { path, body }] of Object.entries(calls)) {
      const [method = '', pattern = ''] = route.split(' ')
      const described = api.paths[`/_mock/${pattern}`]?.[method.toLowerCase()]
      const request = described?.requestBody?.content['application/json']
      expect([route, request !== undefined]).toEqual([
        route,
        body !== undefined,
      ])
      if (request)
        expect([route, check(request.schema, body)]).toEqual([route, []])
      const answer = await send(`${method} ${path ?? pattern}`, body)
      expect([route, answer.status]).toEqual([route, 200])
      const reply = described?.responses['200']?.content?.['application/json']
      expect([
        route,
        check(reply?.schema ?? (false as never), answer.body),
      ]).toEqual([route, []])
    }
  })

  it('says which routes answer with pages', async () => {
    const { paths } = await describedApi()
    const replies = PAGES.map((route) => {
      const [method = '', path = ''] = route.split(' ')
      return paths[`/_mock/${path}`]?.[method.toLowerCase()]?.responses
    })
    const [page, ...answers] = replies
    expect(page?.['200']?.content).toHaveProperty('text/html')
    for (const answer of answers) {
      expect(Object.keys(answer ?? {})).toEqual(['303', 'default'])
    }
  })

  it('says what a refusal and an event look like', async () => {
    const api = await describedApi()
    const check = checker(api)
    const { mock, send } = createAdminCaller()
    const refusal = { $ref: '#/components/schemas/Refusal' }
    for (const route of ['GET nothing', 'PUT health', 'POST clock']) {
      expect(check(refusal, (await send(route)).body)).toEqual([])
    }
    const events: unknown[] = []
    mock.events.subscribe((event) =>
      events.push(JSON.parse(JSON.stringify(event))),
    )
    await call(mock, 'CreatePaymentSession', {
      paymentManagerArn,
      expiryTimeInMinutes: 15,
    })
    mock.clocks.attach({ userId: 'bob' }).advanceBy({ minutes: 1 })
    mock.clock.advanceToNext()
    mock.wallets.block(paymentInstrumentId, 'Lost')
    mock.faults.clear()
    mock.reset()
    const types = events.map((event) => (event as { type: string }).type)
    expect(new Set(types).size).toBe(6)
    for (const event of events) {
      expect(check({ $ref: '#/components/schemas/Event' }, event)).toEqual([])
    }
  })

  it('refuses what it says is wrong', async () => {
    const api = await describedApi()
    const check = checker(api)
    const wrong = { id: 'fault-1', rule: { times: 0 }, matched: 0, fired: 0 }
    expect(check({ $ref: '#/components/schemas/Fault' }, wrong)).not.toEqual([])
  })
})
