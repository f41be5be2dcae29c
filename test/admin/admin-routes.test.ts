import { describe, expect, it } from 'vitest'
import { catalog } from '../../fixtures/catalog.ts'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { ADMIN_ROUTES } from '../../src/admin/all-routes.ts'
import { createAdminCaller, stateOf } from '../support/admin-caller.ts'

describe('GET health', () => {
  it('tells the version, the scenario with its ids, the clock, the operations and how many rows there are', async () => {
    const { send } = createAdminCaller()
    const { status, headers, body } = await send('GET health')
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
    })
    expect(body).toMatchObject({
      status: 'ok',
      version: '1.2.3',
      scenario: 'readyAccount',
      ids: readyAccount.ids,
      clock: { now: '2026-01-01T00:00:00.000Z', frozen: true },
      operations: ['ProcessPayment'],
      counts: { paymentManager: 1, paymentConnector: 2, paymentSession: 1 },
    })
  })

  it('has no ids for a scenario without them', async () => {
    const { send } = createAdminCaller()
    await send('POST scenarios/emptyAccount')
    expect((await send('GET health')).body).toMatchObject({ ids: {} })
  })
})

describe('POST reset', () => {
  it('goes back to the beginning', async () => {
    const { mock, send } = createAdminCaller()
    const before = stateOf(mock)
    mock.clock.advanceBy({ hours: 1 })
    mock.seed({
      name: 'more',
      description: 'One more session',
      paymentSessions: [
        {
          paymentSessionId: 'payment-session-oneMoreSession1',
          paymentManagerArn: readyAccount.ids.paymentManagerArn,
          userId: 'bob',
          expiryTimeInMinutes: 60,
        },
      ],
    })
    const { status, body } = await send('POST reset')
    expect(status).toBe(200)
    expect(body).toEqual((await send('GET health')).body)
    expect(stateOf(mock)).toEqual(before)
  })
})

describe('scenarios', () => {
  it('are listed with the present one', async () => {
    const { send } = createAdminCaller()
    const { body } = await send('GET scenarios')
    expect(body).toMatchObject({ current: 'readyAccount' })
    expect(body).toHaveProperty(
      'scenarios',
      expect.arrayContaining([
        {
          name: 'emptyAccount',
          description: 'An account with no managers, wallets or sessions',
        },
      ]),
    )
  })

  it('are begun with by name, and again by a reset', async () => {
    const { mock, send } = createAdminCaller()
    const { status, body } = await send('POST scenarios/manyUsers')
    expect(status).toBe(200)
    expect(body).toMatchObject({ scenario: 'manyUsers' })
    expect(mock.db.paymentInstrument.count()).toBe(27)
    await send('POST reset')
    expect(mock.db.paymentInstrument.count()).toBe(27)
  })

  it.each([
    ['nothing', 'nothing'],
    ['%6eothing%20', 'nothing '],
    ['%zz', '%zz'],
    ['toString', 'toString'],
  ])(
    'unknown by name (%s) are a 404 with the known ones',
    async (path, name) => {
      const { mock, send } = createAdminCaller()
      const before = stateOf(mock)
      expect(await send(`POST scenarios/${path}`)).toMatchObject({
        status: 404,
        body: {
          error: {
            message: `Unknown scenario "${name}". Allowed: ${catalog.map((known) => known.name).join(', ')}`,
          },
        },
      })
      expect(stateOf(mock)).toEqual(before)
    },
  )
})

describe('the clock', () => {
  const START = '2026-01-01T00:00:00.000Z'

  it('is shown', async () => {
    const { send } = createAdminCaller()
    expect(await send('GET clock')).toMatchObject({
      status: 200,
      body: { now: START, frozen: true, scale: 1 },
    })
  })

  it.each<[object, string]>([
    [{ minutes: 16 }, '2026-01-01T00:16:00.000Z'],
    [{ days: 1, hours: 1, seconds: 1 }, '2026-01-02T01:00:01.000Z'],
    [{ milliseconds: 1 }, '2026-01-01T00:00:00.001Z'],
    [{ to: '2026-02-01T00:00:00Z' }, '2026-02-01T00:00:00.000Z'],
  ])('advances by %o', async (body, now) => {
    const { mock, send } = createAdminCaller()
    expect(await send('POST clock/advance', body)).toMatchObject({
      status: 200,
      body: { now, frozen: true },
    })
    expect(mock.clock.now().toISOString()).toBe(now)
  })

  it('is set, frozen and let run', async () => {
    const { mock, send } = createAdminCaller()
    const now = '2027-01-01T00:00:00.000Z'
    expect((await send('POST clock', { now })).body).toEqual({
      now,
      frozen: true,
      scale: 1,
    })
    await send('POST clock', { frozen: false })
    expect(mock.clock.frozen).toBe(false)
    await send('POST clock', { frozen: true })
    expect(mock.clock.frozen).toBe(true)
  })

  it('is stopped exactly where it is set, though it ran', async () => {
    const { mock, send } = createAdminCaller()
    mock.clock.resume()
    const now = '2028-01-01T00:00:00.000Z'
    expect((await send('POST clock', { now, frozen: true })).body).toEqual({
      now,
      frozen: true,
      scale: 1,
    })
  })

  it('runs on when it is told to stop at a time that has passed', async () => {
    const { mock, send } = createAdminCaller()
    mock.clock.resume()
    const body = { now: '2020-01-01T00:00:00Z', frozen: true }
    expect((await send('POST clock', body)).status).toBe(400)
    expect(mock.clock.frozen).toBe(false)
  })
})

describe('a body', () => {
  it.each(['POST reset', 'POST scenarios/emptyAccount'])(
    'of %s may be empty or {}',
    async (route) => {
      const { send } = createAdminCaller()
      for (const body of [undefined, '', ' \n', '{}']) {
        expect((await send(route, body)).status).toBe(200)
      }
    },
  )

  it.each<[string, unknown, string]>([
    ['POST clock', '{"now":', 'The body is not JSON: SyntaxError'],
    ['POST clock', '[]', 'The body must be a JSON object. Received: []'],
    ['POST clock', 'null', 'The body must be a JSON object. Received: null'],
    ['POST clock', '"now"', 'The body must be a JSON object'],
    ['POST clock', {}, 'The body needs "now"'],
    ['POST clock', '', 'The body needs "now"'],
    ['POST clock', { now: 5 }, '"now" must be ISO 8601 text such as'],
    ['POST clock', { now: null }, '"now" must be ISO 8601 text such as'],
    ['POST clock', { now: 'soon' }, 'Not a valid time: "soon"'],
    ['POST clock', { now: '2020-01-01T00:00:00Z' }, 'only goes forward'],
    ['POST clock', { frozen: 'yes' }, '"frozen" must be true or false'],
    [
      'POST clock',
      { now: '2027-01-01T00:00:00Z', frozen: 0 },
      '"frozen" must be true or false. Received: 0',
    ],
    ['POST clock', { now: 'soon', frozen: false }, 'Not a valid time: "soon"'],
    [
      'POST clock',
      { now: '2027-01-01T00:00:00Z', freeze: true },
      'Unknown member "freeze" in the body. Allowed: now, frozen, scale',
    ],
    ['POST clock/advance', {}, 'A duration needs at least one of'],
    ['POST clock/advance', { minutes: -1 }, 'must be a number of 0 or more'],
    ['POST clock/advance', { minutes: '16' }, 'must be a number of 0 or more'],
    ['POST clock/advance', '{"days":1e999}', 'must be a number of 0 or more'],
    ['POST clock/advance', { days: 1e15 }, 'the year 9999'],
    [
      'POST clock/advance',
      { minutes: 1, fortnights: 1 },
      'Unknown member "fortnights" in the body. Allowed: days, hours, minutes, seconds, milliseconds, to, toNext',
    ],
    ['POST clock/advance', '{"__proto__":1}', 'Unknown member "__proto__"'],
    ['POST clock/advance', { constructor: 1 }, 'Unknown member "constructor"'],
    [
      'POST clock/advance',
      { to: '2027-01-01T00:00:00Z', minutes: 1 },
      '"to" must be the only member. Received beside it: minutes',
    ],
    [
      'POST clock/advance',
      { toNext: true, minutes: 1 },
      '"toNext" must be the only member. Received beside it: minutes',
    ],
    [
      'POST clock/advance',
      { minute: 1 },
      'Unknown member "minute" in the body. Did you mean "minutes"? Allowed: ',
    ],
    [
      'POST faults',
      { operaton: 'ProcessPayment', latency: { seconds: 1 } },
      'The fault has no member "operaton". Did you mean "operation"? Allowed: ',
    ],
    [
      'POST faults',
      { latency: 2000 },
      'latency: A duration is an object such as { minutes: 16 }. Received: 2000. Allowed units: days, ',
    ],
    ['POST policy', { jwts: 'verify' }, 'Did you mean "jwt"? Allowed: '],
    [
      'POST clocks',
      { userId: 'alice', paymentSessionId: 'x' },
      'A clock needs exactly one of',
    ],
    ['POST clock/advance', { toNext: false }, '"toNext" must be true'],
    ['POST clock/advance', { to: 5 }, '"to" must be ISO 8601 text'],
    ['POST clock/advance', { to: '2020-01-01' }, 'only goes forward'],
    [
      'POST reset',
      { name: 'x' },
      'Unknown member "name" in the body. Allowed: scenario',
    ],
    ['POST scenarios/emptyAccount', { a: 1, b: 2 }, 'Unknown member "a", "b"'],
  ])(
    'of %s that is %o is refused and changes nothing',
    async (route, body, message) => {
      const { mock, send } = createAdminCaller()
      const before = stateOf(mock)
      const answer = await send(route, body)
      expect(answer.status).toBe(400)
      expect(answer.body).toEqual({
        error: { message: expect.stringContaining(message) as string },
      })
      expect(stateOf(mock)).toEqual(before)
    },
  )

  it('that breaks off is refused and changes nothing', async () => {
    const { mock, fetch } = createAdminCaller()
    const before = stateOf(mock)
    const response = await fetch(
      new Request('http://localhost/_mock/clock/advance', {
        method: 'POST',
        duplex: 'half',
        body: new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"days":1}'))
            controller.error(new Error('gone'))
          },
        }),
      }),
    )
    expect(response.status).toBe(400)
    expect(stateOf(mock)).toEqual(before)
  })
})

describe('the table of routes', () => {
  it.each([
    ['PUT health', 'GET'],
    ['HEAD health', 'GET'],
    ['GET reset', 'POST'],
    ['DELETE clock', 'GET, POST'],
    ['GET clock/advance', 'POST'],
    ['POST scenarios', 'GET'],
    ['GET scenarios/readyAccount', 'POST'],
    ['PUT faults', 'GET, POST, DELETE'],
    ['GET seed', 'POST'],
    ['POST state', 'GET, PUT'],
  ])('does not take %s, and says what it takes', async (route, allow) => {
    const { mock, fetch } = createAdminCaller()
    const before = stateOf(mock)
    const [method = '', path] = route.split(' ')
    const response = await fetch(
      new Request(`http://localhost/_mock/${path}`, { method }),
    )
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe(allow)
    expect(stateOf(mock)).toEqual(before)
  })

  it.each([
    '',
    'healthy',
    'health/',
    'scenarios/',
    'clock/advance/x',
    'states',
  ])('has no "%s"', async (path) => {
    const { mock, send } = createAdminCaller()
    expect(await send(`GET ${path}`)).toMatchObject({
      status: 404,
      body: {
        error: {
          message: `The admin API has no /_mock/${path}. Allowed: ${ADMIN_ROUTES.map((route) => `${route.method} /_mock/${route.path}`).join(', ')}`,
        },
      },
    })
    expect(mock.journal.entries()).toEqual([])
  })

  it('leaves every other path to the service', async () => {
    const { mock, fetch } = createAdminCaller()
    for (const path of ['/', '/_mocks', '//_mock/health', '/x/_mock/health']) {
      const response = await fetch(new Request(`http://localhost${path}`))
      expect(response.headers.get('x-amzn-errortype')).toBe(
        'UnknownOperationException',
      )
    }
    expect(mock.journal.entries()).toHaveLength(4)
  })

  it('answers its own prefix without a slash', async () => {
    const { fetch } = createAdminCaller()
    const response = await fetch(new Request('http://localhost/_mock'))
    expect(response.headers.get('x-amzn-errortype')).toBeNull()
    expect(response.status).toBe(404)
  })
})
