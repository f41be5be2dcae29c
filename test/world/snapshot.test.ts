import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyAccount } from '../../fixtures/empty-account.ts'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import { call, type OperationName } from '../support/call-operation.ts'

const NOW = '2026-01-01T00:00:00Z'
const { paymentManagerArn } = readyAccount.ids

const plainInstrument = {
  ...VALID_INPUTS.CreatePaymentInstrument,
  paymentInstrumentDetails: {
    embeddedCryptoWallet: { network: 'ETHEREUM', linkedAccounts: [] },
  },
}

/** What a caller may do next; a token may come twice. */
const step = fc.oneof(
  fc.record({
    operation: fc.constantFrom<OperationName>(
      'CreatePaymentSession',
      'CreatePaymentInstrument',
      'ProcessPayment',
    ),
    token: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    operation: fc.constantFrom<OperationName>(
      'DeletePaymentSession',
      'DeletePaymentInstrument',
      'ListPaymentSessions',
    ),
  }),
  fc.record({ minutes: fc.integer({ min: 1, max: 20 }) }),
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

async function take(
  mock: PaymentsMockCore,
  steps: readonly Step[],
): Promise<string[]> {
  const answers: string[] = []
  for (const next of steps) {
    if ('minutes' in next) {
      mock.clock.advanceBy(next)
      continue
    }
    const input =
      next.operation === 'CreatePaymentInstrument'
        ? plainInstrument
        : VALID_INPUTS[next.operation]
    const { status, text } = await call(mock, next.operation, {
      ...input,
      ...('token' in next && {
        clientToken: `token-0000-0000-0000-0000-00000000-${next.token}`,
      }),
      ...(next.operation === 'ListPaymentSessions' && { maxResults: 1 }),
    })
    answers.push(`${status} ${text}`)
  }
  const requestIds = mock.journal.entries().slice(-answers.length || Infinity)
  return [...answers, ...requestIds.map(({ requestId }) => requestId)]
}

describe('a snapshot', () => {
  it('brings a world back, and what follows is what would have followed', async () => {
    const steps = fc.array(step, { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(steps, steps, async (before, after) => {
        const mock = assembleMock({ now: NOW })
        await take(mock, before)
        const snapshot = mock.snapshot()
        const text = JSON.stringify(snapshot)
        const answers = await take(mock, after)
        const end = mock.snapshot()
        expect(JSON.stringify(snapshot)).toBe(text)

        const elsewhere = assembleMock({ seed: 'x', scenario: emptyAccount })
        for (const restored of [mock, elsewhere]) {
          restored.restore(JSON.parse(text))
          expect(restored.snapshot()).toEqual(snapshot)
          expect(await take(restored, after)).toEqual(answers)
          expect(restored.snapshot()).toEqual(end)
          restored.checkInvariants()
        }
      }),
      { numRuns: 40 },
    )
  })

  it('is read in the form of earlier versions: service name, whole seconds, zeros, no new columns', () => {
    const mock = assembleMock({ now: NOW })
    const snapshot = mock.snapshot()
    const text = JSON.stringify(snapshot)
      .replaceAll(
        'arn:aws:bedrock-agentcore:us-east-1:123456789012:token',
        'arn:aws:acps:us-east-1:123456789012:token',
      )
      .replaceAll(/("(?:created|updated)At":"[^"]+)\.000Z/g, '$1Z')
      .replaceAll('SpendAmount":"100"', 'SpendAmount":"100.00"')
    const old = JSON.parse(text)
    delete old.rows.seenRole
    for (const row of old.rows.paymentSession) delete row.budgetUpdatedAt
    for (const row of old.rows.paymentConnector) {
      delete row.credentialProviderArn
    }
    expect(text).toMatch(/acps.*100\.00/s)
    expect(JSON.stringify(old.rows)).not.toContain('.000Z')

    mock.restore(old)

    expect(mock.snapshot()).toEqual(snapshot)
  })

  it('is plain JSON', () => {
    const snapshot = assembleMock({ now: NOW }).snapshot()
    expect(JSON.parse(JSON.stringify(snapshot))).toStrictEqual(snapshot)
    expect(
      Object.getOwnPropertySymbols(snapshot.rows.paymentManager[0]),
    ).toEqual([])
  })

  it('masks linked accounts in rows and the scenario, and binds no answer with them', async () => {
    const [instrument] = readyAccount.paymentInstruments ?? []
    if (instrument === undefined) throw new Error('no instrument')
    const mock = assembleMock({
      now: NOW,
      scenario: {
        ...readyAccount,
        paymentInstruments: [
          {
            ...instrument,
            linkedAccounts: [{ sms: { phoneNumber: '+4915112345678' } }],
          },
        ],
      },
    })
    const input = VALID_INPUTS.CreatePaymentInstrument
    const { text } = await call(mock, 'CreatePaymentInstrument', input)
    expect(mock.db.paymentInstrument.getAll().at(-1)?.linkedAccounts).toEqual([
      { email: { emailAddress: 'alice@example.com' } },
    ])
    const snapshot = mock.snapshot()
    expect(JSON.stringify(snapshot)).not.toMatch(/alice@example|4915112345678/)
    expect(snapshot.scenario.paymentInstruments?.[0]?.linkedAccounts).toEqual([
      { sms: { phoneNumber: '+10000000000' } },
    ])
    mock.restore(snapshot)
    const replay = await call(mock, 'CreatePaymentInstrument', input)
    expect(replay.text).toBe(text)
  })
})

describe('restore', () => {
  it('takes time back, empties journal and faults, and is what a reset goes back from', async () => {
    const mock = assembleMock({ now: NOW })
    const empty = assembleMock({
      now: '2025-06-01T00:00:00Z',
      scenario: emptyAccount,
    })
    await call(mock, 'GetPaymentSession', VALID_INPUTS.GetPaymentSession)
    mock.faults.inject({ error: 'ThrottlingException' })
    mock.restore(empty.snapshot())
    expect(mock.clock.now()).toEqual(new Date('2025-06-01T00:00:00Z'))
    expect(mock.clock.frozen).toBe(true)
    expect(mock.journal.entries()).toEqual([])
    expect(mock.faults.list()).toEqual([])
    mock.seed(readyAccount)
    mock.reset()
    expect(mock.scenario).toEqual(emptyAccount)
    expect(mock.db.paymentManager.count()).toBe(0)
    expect(mock.clock.now()).toEqual(new Date(NOW))
  })

  it('lets a clock that ran run on', () => {
    const mock = assembleMock({ now: NOW })
    const snapshot = mock.snapshot()
    mock.restore({ ...snapshot, clock: { ...snapshot.clock, frozen: false } })
    expect(mock.clock.frozen).toBe(false)
    expect(mock.clock.now().getTime() - Date.parse(NOW)).toBeLessThan(60_000)
  })

  const session = 'rows.paymentSession.0'
  it.each<[string, (world: World) => void, string]>([
    [
      'another format',
      (w) => (w.format = 'x'),
      'format: Expected "agentcore-payments-mock/snapshot" but received "x"',
    ],
    ['a newer version', (w) => (w.version = 2), 'version: 2 is newer than 1'],
    ['an unknown version', (w) => (w.version = 0), 'version: '],
    ['a missing table', (w) => delete w.rows['payment'], 'rows.payment: '],
    ['an unknown table', (w) => (w.rows['x'] = []), 'rows.x: '],
    [
      'a bad column',
      (w) => (row(w)['maxSpendAmount'] = -1),
      `${session}.maxSpendAmount: Invalid type: Expected string but received -1`,
    ],
    ['an unknown column', (w) => (row(w)['x'] = 1), `${session}.x: `],
    [
      'a bad id',
      (w) => (row(w)['paymentSessionId'] = 'x'),
      `${session}.paymentSessionId: `,
    ],
    [
      'a day that never was',
      (w) => (row(w)['createdAt'] = '2026-02-30T00:00:00Z'),
      `${session}.createdAt: Invalid time`,
    ],
    [
      'a duplicate key',
      (w) => w.rows['paymentSession']?.push({ ...row(w), sequence: 1 }),
      `rows.paymentSession.1.paymentSessionId: "${readyAccount.ids.paymentSessionId}" occurs twice`,
    ],
    [
      'a shared place in the order',
      (w) => (row(w)['sequence'] = 1),
      `${session}.sequence: 1 belongs to another row too`,
    ],
    [
      'a place beyond the last',
      (w) => (w.sequence = 1),
      'sequence: Expected at most 1',
    ],
    [
      'a dangling key',
      (w) =>
        (row(w)['paymentManagerArn'] = paymentManagerArn.replace(
          'ready',
          'other',
        )),
      'paymentManagerArn "arn:',
    ],
    [
      'broken invariants',
      (w) => (row(w)['availableSpendAmount'] = '99'),
      'available 99 + spent 0 is not max 100',
    ],
    [
      'a time that cannot be read',
      (w) => (w.clock.now = 'noon'),
      'clock.now: Invalid time',
    ],
    [
      'a spent source of ids',
      (w) => (w.random.state = [0, 0, 0, 0]),
      'random.state: ',
    ],
    ['a bad scenario', (w) => (w.scenario = { name: 1 }), 'scenario: '],
  ])('refuses %s whole', async (_, spoil, message) => {
    const mock = assembleMock({ now: NOW })
    await call(mock, 'GetPaymentSession', VALID_INPUTS.GetPaymentSession)
    mock.faults.inject({ error: 'ThrottlingException' })
    const before = mock.snapshot()
    const world = structuredClone(assembleMock({ now: NOW }).snapshot())
    spoil(world as unknown as World)
    const restore = () => mock.restore(world)
    expect(restore).toThrow(expect.objectContaining({ name: 'MockError' }))
    expect(restore).toThrow(message)
    expect(mock.snapshot()).toEqual(before)
    expect(mock.journal.entries()).toHaveLength(1)
    expect(mock.faults.list()).toHaveLength(1)
  })

  it.each([undefined, null, 1, 'x', []])('refuses %j', (value) => {
    expect(() => assembleMock().restore(value as never)).toThrow('format: ')
  })
})

type Row = Record<string, unknown>
interface World {
  format: string
  version: number
  sequence: number
  clock: { now: string }
  random: { state: number[] }
  scenario: object
  rows: Record<string, Row[]>
}

function row(world: World): Row {
  const [first] = world.rows['paymentSession'] ?? []
  if (first === undefined) throw new Error('no session')
  return first
}
