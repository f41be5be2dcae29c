import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { MockError } from '../../src/errors.ts'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import type { MockOptions } from '../../src/mock/mock-options.ts'
import type { TransitionTimings } from '../../src/domain/transition-timing.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import { call } from '../support/call-operation.ts'
import { control } from '../support/control-call.ts'

const NOW = '2026-01-01T00:00:00.500Z'
const { paymentManagerArn, paymentInstrumentId } = readyAccount.ids
const READY = 'managers/ready-a1b2c3d4e5'
const MANAGER = {
  name: 'Shop',
  authorizerType: 'AWS_IAM',
  roleArn: 'arn:aws:iam::123456789012:role/Payments',
}

function mockWith(
  transitions: TransitionTimings,
  options: MockOptions = {},
): PaymentsMockCore {
  return assembleMock({ now: NOW, policy: { transitions }, ...options })
}

async function createManager(mock: PaymentsMockCore, name = 'Shop') {
  const { body } = await control(mock, 'POST', 'managers', { ...MANAGER, name })
  return body as { paymentManagerArn: string; paymentManagerId: string }
}

const statusOf = async (mock: PaymentsMockCore, id: string) =>
  (await control(mock, 'GET', `managers/${id}`)).body['status']

const rowOf = (mock: PaymentsMockCore, arn: string) =>
  mock.db.paymentManager.findFirst({
    where: { paymentManagerArn: { equals: arn } },
  })

describe('a status that moves at once', () => {
  it('is settled in the answer already, and nothing is told of a move', async () => {
    const mock = mockWith({})
    const moves: unknown[] = []
    mock.events.subscribe((event) => {
      if (event.type === 'transition') moves.push(event)
    })
    const { body } = await control(mock, 'POST', 'managers', MANAGER)
    expect(body['status']).toBe('READY')
    expect(moves).toEqual([])
    const arn = String(body['paymentManagerArn'])
    expect(rowOf(mock, arn)?.status).toBe('READY')
    expect(mock.snapshot().rows.pendingTransition).toEqual([])
    expect(mock.transitions.list()).toEqual([])
  })

  it('does not move when the call is refused', async () => {
    const mock = mockWith({ paymentManager: 'manual' })
    await control(mock, 'PATCH', READY, {
      description: 'fine',
      roleArn: 'arn:aws:iam::111122223333:role/x',
    })
    expect(mock.transitions.list()).toEqual([])
  })
})

describe('a status that moves after a span', () => {
  const after = { paymentManager: { after: { seconds: 30 } } } as const

  it('does so at its moment, on whichever occasion it is noticed', async () => {
    const mock = mockWith(after)
    const { paymentManagerArn: arn, paymentManagerId } =
      await createManager(mock)
    expect(mock.transitions.list()).toEqual([
      {
        table: 'paymentManager',
        key: arn,
        from: 'CREATING',
        to: 'READY',
        dueAt: '2026-01-01T00:00:30.500Z',
        readsLeft: null,
      },
    ])
    mock.clock.advanceBy({ seconds: 29, milliseconds: 999 })
    expect(await statusOf(mock, paymentManagerId)).toBe('CREATING')
    mock.clock.advanceBy({ minutes: 10 })
    expect(rowOf(mock, arn)).toMatchObject({
      status: 'READY',
      updatedAt: '2026-01-01T00:00:30.500Z',
    })
  })

  it('is what the clock goes to next, and says what happened', async () => {
    const mock = mockWith(after)
    const { paymentManagerArn: arn } = await createManager(mock)
    expect(mock.clock.advanceToNext()).toEqual([
      {
        type: 'status-changed',
        at: '2026-01-01T00:00:30.500Z',
        table: 'paymentManager',
        key: arn,
        from: 'CREATING',
        to: 'READY',
      },
    ])
    expect(mock.clock.now()).toEqual(new Date('2026-01-01T00:00:30.500Z'))
    expect(rowOf(mock, arn)?.status).toBe('READY')
  })

  it('follows the clock that counts for its row', async () => {
    const mock = mockWith(after)
    await control(mock, 'PATCH', READY, { description: 'mine' })
    const { paymentManagerArn: other } = await createManager(mock)
    const own = mock.clocks.attach({ paymentManagerArn })

    mock.clock.advanceBy({ minutes: 1 })
    expect(rowOf(mock, other)?.status).toBe('READY')
    expect(rowOf(mock, paymentManagerArn)?.status).toBe('UPDATING')

    expect(own.advanceToNext()).toHaveLength(1)
    expect(rowOf(mock, paymentManagerArn)?.status).toBe('READY')
  })

  it('is told in the order of time, among all that time does', async () => {
    const mock = mockWith({ paymentManager: { after: { minutes: 90 } } })
    const heard: string[] = []
    await createManager(mock, 'Late')
    mock.setPolicy({ transitions: { paymentManager: { after: { hours: 1 } } } })
    await createManager(mock, 'Early')
    mock.events.subscribe((event) => {
      if (event.type === 'transition') heard.push(event.transition.at)
    })
    mock.clock.advanceBy({ hours: 3 })
    expect(heard).toEqual([
      '2026-01-01T01:00:00.500Z',
      '2026-01-01T01:00:00.500Z',
      '2026-01-01T01:30:00.500Z',
    ])
  })

  it('survives a snapshot, a fork and a rewind', async () => {
    const mock = mockWith(after)
    const { paymentManagerArn: arn } = await createManager(mock)
    mock.save('on its way')
    const snapshot = mock.snapshot()
    const twin = mock.fork()

    mock.clock.advanceBy({ minutes: 1 })
    expect(rowOf(mock, arn)?.status).toBe('READY')
    expect(rowOf(twin, arn)?.status).toBe('CREATING')
    twin.clock.advanceBy({ minutes: 1 })
    expect(rowOf(twin, arn)?.status).toBe('READY')

    for (const back of [
      () => mock.rewind('on its way'),
      () => mock.restore(snapshot),
    ]) {
      back()
      expect(rowOf(mock, arn)?.status).toBe('CREATING')
      mock.clock.advanceBy({ minutes: 1 })
      expect(rowOf(mock, arn)?.status).toBe('READY')
    }
  })

  it('fails when something has come to need what was to go', async () => {
    const mock = mockWith(after)
    const { paymentManagerArn: arn, paymentManagerId } =
      await createManager(mock)
    mock.clock.advanceToNext()
    await control(mock, 'DELETE', `managers/${paymentManagerId}`)
    mock.seed({
      name: 'late',
      description: 'A connector for a manager on its way out',
      paymentConnectors: [
        {
          paymentConnectorId: 'late-a1b2c3d4e5',
          paymentManagerArn: arn,
          type: 'CoinbaseCDP',
        },
      ],
    })
    mock.clock.advanceBy({ minutes: 1 })
    expect(rowOf(mock, arn)).toMatchObject({
      status: 'DELETE_FAILED',
      statusReason: 'It is in use',
    })
    mock.checkInvariants()
  })
})

describe('a status that moves after reads', () => {
  it('is the old one for so many gets and lists', async () => {
    const mock = mockWith({ paymentManager: { afterReads: 2 } })
    const { paymentManagerId } = await createManager(mock)
    const seen = [await statusOf(mock, paymentManagerId)]
    const { body } = await control(mock, 'POST', 'managers-list')
    const listed = body['paymentManagers'] as { status: string }[]
    seen.push(listed[1]?.status)
    seen.push(await statusOf(mock, paymentManagerId))
    expect(seen).toEqual(['CREATING', 'CREATING', 'READY'])
  })

  it('counts only what was shown', async () => {
    const mock = mockWith({ paymentManager: { afterReads: 1 } })
    const { paymentManagerId } = await createManager(mock)
    await control(mock, 'POST', 'managers-list?maxResults=1')
    expect(await statusOf(mock, paymentManagerId)).toBe('CREATING')
    expect(await statusOf(mock, paymentManagerId)).toBe('READY')
  })

  it('ends a deletion in a 404', async () => {
    const mock = mockWith({ paymentManager: { afterReads: 1 } })
    const { paymentManagerId } = await createManager(mock)
    await statusOf(mock, paymentManagerId)
    await control(mock, 'DELETE', `managers/${paymentManagerId}`)
    expect(await statusOf(mock, paymentManagerId)).toBe('DELETING')
    const { status } = await control(
      mock,
      'GET',
      `managers/${paymentManagerId}`,
    )
    expect(status).toBe(404)
  })
})

describe('a status that moves when it is told to', () => {
  it('waits, however much time goes by', async () => {
    const mock = mockWith({ paymentManager: 'manual' })
    const { paymentManagerId, paymentManagerArn: arn } =
      await createManager(mock)
    mock.clock.advanceBy({ days: 30 })
    expect(await statusOf(mock, paymentManagerId)).toBe('CREATING')

    expect(mock.transitions.complete(arn)).toEqual({
      type: 'status-changed',
      at: '2026-01-31T00:00:00.500Z',
      table: 'paymentManager',
      key: arn,
      from: 'CREATING',
      to: 'READY',
    })
    expect(await statusOf(mock, paymentManagerId)).toBe('READY')
  })

  it('can fail, with a reason that rows and events tell', async () => {
    const mock = mockWith({ paymentManager: 'manual' })
    const { paymentManagerId, paymentManagerArn: arn } =
      await createManager(mock)
    const heard: unknown[] = []
    mock.events.subscribe((event) => heard.push(event))
    const transition = mock.transitions.fail(paymentManagerId, 'No such role')
    expect(transition).toMatchObject({
      to: 'CREATE_FAILED',
      reason: 'No such role',
    })
    expect(heard).toEqual([{ type: 'transition', transition }])
    expect(rowOf(mock, arn)).toMatchObject({
      status: 'CREATE_FAILED',
      statusReason: 'No such role',
    })
  })

  it.each(['nothing-a1b2c3d4e5', 'ready-a1b2c3d4e5', ''])(
    'is not there for "%s"',
    async (id) => {
      const mock = mockWith({ paymentManager: 'manual' })
      const { paymentManagerArn: arn } = await createManager(mock)
      const message = `"${id}" has no pending transition. Pending: ${arn}`
      expect(() => mock.transitions.complete(id)).toThrow(
        new MockError(message),
      )
      expect(() => mock.transitions.fail(id)).toThrow(new MockError(message))
    },
  )
})

describe('a wallet', () => {
  const create = async (mock: PaymentsMockCore) => {
    const { body } = await call(
      mock,
      'CreatePaymentInstrument',
      VALID_INPUTS.CreatePaymentInstrument,
    )
    return body['paymentInstrument'] as {
      paymentInstrumentId: string
      status: string
    }
  }
  const get = async (mock: PaymentsMockCore, id: string) => {
    const { body } = await call(mock, 'GetPaymentInstrument', {
      paymentManagerArn,
      paymentInstrumentId: id,
    })
    return (body['paymentInstrument'] as { status: string }).status
  }

  it('is active at once unless the policy says otherwise', async () => {
    const mock = mockWith({})
    expect((await create(mock)).status).toBe('ACTIVE')
  })

  it('is initiated first, does not pay then, and becomes active', async () => {
    const mock = mockWith({ paymentInstrument: { after: { seconds: 5 } } })
    const { paymentInstrumentId: id, status } = await create(mock)
    expect(status).toBe('INITIATED')
    const payment = { ...VALID_INPUTS.ProcessPayment, paymentInstrumentId: id }
    const { body } = await call(mock, 'ProcessPayment', payment)
    expect(body['message']).toBe(`Payment instrument is not active: ${id}`)

    mock.clock.advanceBy({ seconds: 5 })
    expect(await get(mock, id)).toBe('ACTIVE')
    const paid = await call(mock, 'ProcessPayment', payment)
    expect(paid.status).toBe(200)
    expect(
      mock.db.paymentInstrument.findFirst({
        where: { paymentInstrumentId: { equals: id } },
      })?.version,
    ).toBe(2)
  })

  it('can fail', async () => {
    const mock = mockWith({ paymentInstrument: 'manual' })
    const { paymentInstrumentId: id } = await create(mock)
    mock.transitions.fail(id)
    expect(await get(mock, id)).toBe('FAILED')
  })

  it('counts its gets', async () => {
    const mock = mockWith({ paymentInstrument: { afterReads: 1 } })
    const { paymentInstrumentId: id } = await create(mock)
    expect(await get(mock, id)).toBe('INITIATED')
    expect(await get(mock, id)).toBe('ACTIVE')
  })

  it('goes no further once it is deleted', async () => {
    const mock = mockWith({ paymentInstrument: { after: { seconds: 5 } } })
    const { paymentInstrumentId: id } = await create(mock)
    await call(mock, 'DeletePaymentInstrument', {
      ...VALID_INPUTS.DeletePaymentInstrument,
      paymentInstrumentId: id,
    })
    expect(mock.clock.advanceToNext()).not.toContainEqual(
      expect.objectContaining({ key: id }),
    )
    expect(
      mock.db.paymentInstrument.findFirst({
        where: { paymentInstrumentId: { equals: id } },
      })?.status,
    ).toBe('DELETED')
  })

  it('can be blocked, and does not pay then', async () => {
    const mock = mockWith({})
    expect(mock.wallets.block(paymentInstrumentId, 'Fraud')).toMatchObject({
      from: 'ACTIVE',
      to: 'BLOCKED',
      reason: 'Fraud',
    })
    expect(await get(mock, paymentInstrumentId)).toBe('BLOCKED')
    const { body } = await call(
      mock,
      'ProcessPayment',
      VALID_INPUTS.ProcessPayment,
    )
    expect(body['message']).toBe(
      `Payment instrument is not active: ${paymentInstrumentId}`,
    )
  })

  it('cannot be blocked when it is not there', async () => {
    const mock = mockWith({})
    expect(() => mock.wallets.block('nothing')).toThrow(
      new MockError('There is no wallet "nothing" to block.'),
    )
    await call(
      mock,
      'DeletePaymentInstrument',
      VALID_INPUTS.DeletePaymentInstrument,
    )
    expect(() => mock.wallets.block(paymentInstrumentId)).toThrow(
      new MockError(
        `There is no wallet "${paymentInstrumentId}" to block: it was deleted.`,
      ),
    )
  })
})
