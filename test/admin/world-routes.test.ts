import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { call } from '../support/call-operation.ts'
import { createAdminCaller, stateOf } from '../support/admin-caller.ts'

const { paymentManagerArn, paymentSessionId, userId } = readyAccount.ids
const GET_SESSION = { paymentManagerArn, paymentSessionId }

describe('faults', () => {
  it('are injected, listed with their counts, and removed', async () => {
    const { mock, send } = createAdminCaller()
    const rule = {
      operation: 'GetPaymentSession',
      error: 'ThrottlingException',
    }
    expect(await send('POST faults', rule)).toMatchObject({
      status: 200,
      body: { id: 'fault-1', rule, matched: 0, fired: 0 },
    })
    expect((await call(mock, 'GetPaymentSession', GET_SESSION)).status).toBe(
      429,
    )
    expect((await send('GET faults')).body).toEqual({
      faults: [{ id: 'fault-1', rule, matched: 1, fired: 1 }],
    })
    expect((await send('DELETE faults/fault-1')).body).toEqual({ faults: [] })
    expect((await call(mock, 'GetPaymentSession', GET_SESSION)).status).toBe(
      200,
    )
  })

  it('are removed all at once', async () => {
    const { mock, send } = createAdminCaller()
    await send('POST faults', { reply: 'bad-gateway' })
    await send('POST faults', { reply: 'service-unavailable' })
    expect((await send('DELETE faults')).body).toEqual({ faults: [] })
    expect(mock.faults.list()).toEqual([])
  })

  it('that are not valid are refused with what is wrong, and none is injected', async () => {
    const { mock, send } = createAdminCaller()
    const answer = await send('POST faults', { operation: 'GetPayment' })
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({
      error: { message: expect.stringContaining('"GetPayment"') as string },
    })
    expect(mock.faults.list()).toEqual([])
  })

  it('that do not exist are a 404', async () => {
    const { send } = createAdminCaller()
    expect(await send('DELETE faults/fault-9')).toMatchObject({
      status: 404,
      body: { error: { message: 'There is no fault "fault-9".' } },
    })
  })
})

describe('requests', () => {
  it('are listed, and by operation, user, status and refusal', async () => {
    const { mock, send } = createAdminCaller()
    await call(mock, 'GetPaymentSession', GET_SESSION)
    await call(mock, 'ListPaymentSessions', { paymentManagerArn })
    await call(mock, 'ListPaymentSessions', {})
    const count = async (query: string) => {
      const { body } = await send(`GET requests${query}`)
      return (body as { requests: unknown[] }).requests.length
    }
    expect(await count('')).toBe(3)
    expect(await count('?operation=ListPaymentSessions')).toBe(2)
    expect(await count(`?userId=${userId}`)).toBe(2)
    expect(await count('?statusCode=400')).toBe(1)
    expect(await count('?error=ValidationException&statusCode=400')).toBe(1)
    expect(await count('?error=ConflictException')).toBe(0)
  })

  it('tell input and output', async () => {
    const { mock, send } = createAdminCaller()
    await call(mock, 'GetPaymentSession', GET_SESSION)
    expect((await send('GET requests')).body).toMatchObject({
      requests: [
        {
          operation: 'GetPaymentSession',
          input: { ...GET_SESSION, userId },
          output: { paymentSession: { paymentSessionId } },
          statusCode: 200,
        },
      ],
    })
  })

  it('are forgotten', async () => {
    const { mock, send } = createAdminCaller()
    await call(mock, 'GetPaymentSession', GET_SESSION)
    expect((await send('DELETE requests')).body).toEqual({ requests: [] })
    expect(mock.journal.entries()).toEqual([])
  })

  it.each([
    [
      'user=alice',
      'Unknown parameter "user" in the query. Allowed: operation, userId, error, statusCode, namespace',
    ],
    [
      'statuscode=429',
      'Unknown parameter "statuscode" in the query. Did you mean "statusCode"? Allowed: operation, userId, error, statusCode, namespace',
    ],
    [
      'operation=ProcesPayment',
      'There is no operation "ProcesPayment". Did you mean "ProcessPayment"? Allowed: ',
    ],
  ])('cannot be asked for by %s', async (query, message) => {
    const { send } = createAdminCaller()
    expect(await send(`GET requests?${query}`)).toMatchObject({
      status: 400,
      body: {
        error: { message: expect.stringContaining(message) as string },
      },
    })
  })
})

describe('POST seed', () => {
  const more = {
    name: 'more',
    description: 'One more session',
    paymentSessions: [
      {
        paymentSessionId: 'payment-session-oneMoreSession1',
        paymentManagerArn,
        userId: 'bob',
        expiryTimeInMinutes: 60,
      },
    ],
  }

  it('adds a scenario to the world', async () => {
    const { mock, send } = createAdminCaller()
    expect(await send('POST seed', more)).toMatchObject({
      status: 200,
      body: { counts: { paymentSession: 2 } },
    })
    expect(mock.db.paymentSession.count()).toBe(2)
  })

  it('refuses one that is not valid, and adds nothing of it', async () => {
    const { mock, send } = createAdminCaller()
    const before = stateOf(mock)
    const [session] = more.paymentSessions
    const answer = await send('POST seed', {
      ...more,
      paymentSessions: [session, session],
    })
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({
      error: {
        message: expect.stringContaining('paymentSessions.1') as string,
      },
    })
    expect(stateOf(mock)).toEqual(before)
  })
})

describe('POST clock/advance toNext', () => {
  it('moves to the next expiry and tells it', async () => {
    const { send } = createAdminCaller()
    expect(await send('POST clock/advance', { toNext: true })).toMatchObject({
      status: 200,
      body: {
        now: '2026-01-01T01:00:00.000Z',
        transitions: [{ type: 'session-expired', paymentSessionId, userId }],
      },
    })
  })
})

describe('state', () => {
  it('is taken and put back', async () => {
    const { mock, send } = createAdminCaller()
    const before = stateOf(mock)
    const { status, body: snapshot } = await send('GET state')
    expect(status).toBe(200)
    expect(snapshot).toEqual(mock.snapshot())
    mock.clock.advanceBy({ hours: 1 })
    mock.seed({
      name: 'more',
      description: 'A provider',
      paymentCredentialProviders: [{ name: 'p', vendor: 'StripePrivy' }],
    })
    expect(await send('PUT state', snapshot)).toMatchObject({
      status: 200,
      body: { counts: { paymentCredentialProvider: 2 } },
    })
    expect(stateOf(mock)).toEqual(before)
  })

  it('that is none is refused, and the world stays as it is', async () => {
    const { mock, send } = createAdminCaller()
    const before = stateOf(mock)
    const snapshot = { ...mock.snapshot(), version: 2 }
    for (const body of [{}, snapshot]) {
      const answer = await send('PUT state', body)
      expect(answer.status).toBe(400)
      expect(answer.body).toMatchObject({
        error: { message: expect.stringContaining('napshot') as string },
      })
    }
    expect(stateOf(mock)).toEqual(before)
  })
})

describe('a clock of its own', () => {
  const bob = { userId: 'bob' }

  it('is shown, set and advanced by its owner in the query', async () => {
    const { mock, send } = createAdminCaller()
    expect((await send('POST clocks', bob)).body).toEqual({
      now: '2026-01-01T00:00:00.000Z',
      frozen: true,
      scale: 1,
      target: bob,
    })
    await send('POST clock/advance?userId=bob', { hours: 1 })
    const now = '2026-01-01T02:00:00.000Z'
    const { body } = await send('POST clock?userId=bob', { now, scale: 5 })
    expect(body).toEqual({ now, frozen: true, scale: 5, target: bob })
    expect((await send('GET clock?userId=bob')).body).toEqual(body)
    expect((await send('GET clocks')).body).toEqual({ clocks: [body] })
    expect(mock.clock.now()).toEqual(new Date('2026-01-01T00:00:00Z'))
  })

  it.each([
    [
      'POST clock?userId=bob',
      { frozen: false },
      '{"userId":"bob"} has no clock of its own',
    ],
    [
      `POST clock/advance?paymentSessionId=${paymentSessionId}`,
      { hours: 1 },
      'has no clock of its own',
    ],
    ['POST clock?userId=', { frozen: false }, 'exactly one of'],
    [
      `POST clock?userId=bob&paymentSessionId=${paymentSessionId}`,
      { frozen: false },
      'exactly one of',
    ],
    [
      'POST clock?paymentSessionId=nobody',
      { frozen: false },
      'There is no paymentSessionId "nobody"',
    ],
    ['POST clocks', {}, 'exactly one of'],
    ['POST clocks', { userId: 5 }, 'exactly one of'],
    ['DELETE clocks', undefined, 'exactly one of'],
    ['DELETE clocks?userId=bob', undefined, 'no clock of its own'],
  ])(
    'is not what %s with %o asks for, and nothing changes',
    async (route, body, message) => {
      const { mock, send } = createAdminCaller()
      // the session's clock is its user's then, and not its own
      mock.clocks.attach({ userId })
      const before = [
        stateOf(mock),
        mock.clocks.list().map(({ clock }) => clock.now()),
      ]
      const answer = await send(route, body)
      expect(answer.status).toBe(400)
      expect(answer.body).toMatchObject({
        error: { message: expect.stringContaining(message) as string },
      })
      expect([
        stateOf(mock),
        mock.clocks.list().map(({ clock }) => clock.now()),
      ]).toEqual(before)
    },
  )

  it('keeps its speed when it cannot go where it is told', async () => {
    const { mock, send } = createAdminCaller()
    mock.clock.resume()
    for (const body of [
      { scale: 60, frozen: true, now: '2020-01-01T00:00:00Z' },
      { scale: 0, frozen: true },
      { scale: '2', frozen: true },
    ]) {
      expect((await send('POST clock', body)).status).toBe(400)
      expect(mock.clock.scale).toBe(1)
      expect(mock.clock.frozen).toBe(false)
    }
  })
})

describe('what a wallet is linked to', () => {
  it('is masked in rows and scenarios', async () => {
    const { mock, send } = createAdminCaller()
    const secret = 'carol@example.org'
    const [wallet] = mock.scenario.paymentInstruments ?? []
    mock.reset({
      ...mock.scenario,
      paymentInstruments: [
        {
          ...(wallet as NonNullable<typeof wallet>),
          linkedAccounts: [{ email: { emailAddress: secret } }],
        },
      ],
      paymentSessions: [],
    })
    expect(JSON.stringify(mock.db.paymentInstrument.getAll())).toContain(secret)
    for (const route of [
      'POST query/paymentInstrument',
      'GET scenario',
      'GET state/scenario',
      'GET state',
    ]) {
      const { status, body } = await send(route)
      expect(status).toBe(200)
      expect(JSON.stringify(body)).toContain('redacted@example.com')
      expect(JSON.stringify(body)).not.toContain(secret)
    }
  })
})

describe('a query', () => {
  it.each([
    'POST query/sessions',
    'POST query/toString',
    'POST query/tombstone/count',
  ])('of no table (%s) is a 404 with the tables', async (route) => {
    const { send } = createAdminCaller()
    expect(await send(route)).toMatchObject({
      status: 404,
      body: {
        error: {
          message: expect.stringContaining(
            'Allowed: paymentManager, paymentConnector, ',
          ) as string,
        },
      },
    })
  })

  it('that is none is refused', async () => {
    const { send } = createAdminCaller()
    for (const route of ['POST query/payment', 'POST query/payment/count']) {
      expect((await send(route, { take: 'all' })).status).toBe(400)
    }
  })
})

describe('GET invariants', () => {
  it('is a 409 when an invariant is broken', async () => {
    const { mock, send } = createAdminCaller()
    expect(await send('GET invariants')).toMatchObject({
      status: 200,
      body: { status: 'ok' },
    })
    mock.checkInvariants = () => {
      throw new Error('An invariant is broken: …')
    }
    expect(await send('GET invariants')).toMatchObject({
      status: 409,
      body: { error: { message: 'An invariant is broken: …' } },
    })
  })
})
