import { describe, expect, it } from 'vitest'
import { readSpan } from '../../src/devtools/model/duration-input.ts'
import {
  describeRule,
  EMPTY_DRAFT,
  errorsOf,
  ruleOf,
} from '../../src/devtools/model/fault-draft.ts'
import {
  NOTHING_YET,
  type PanelState,
} from '../../src/devtools/model/panel-state.ts'
import {
  decodeProof,
  proofEntryOf,
} from '../../src/devtools/model/payment-proof.ts'
import {
  keepPreferences,
  readPreferences,
  type Preferences,
} from '../../src/devtools/preferences.ts'
import { searchAll } from '../../src/devtools/model/search.ts'
import {
  factsOf,
  paymentsOf,
  spendOverTime,
} from '../../src/devtools/model/session-facts.ts'
import { createRequestHandler } from '../../src/entries/aws-sdk.ts'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { createPaymentsMock } from '../../src/entries/index.ts'
import { paymentInput } from '../support/ready-inputs.ts'
import { createSdkClient } from '../support/sdk-client.ts'

/** The ready account after a payment, as a panel knows it. */
async function paidState() {
  const mock = createPaymentsMock({ now: '2026-01-01T00:00:00Z' })
  mock.clock.advanceBy({ minutes: 15 })
  const requestHandler = createRequestHandler(mock)
  await createSdkClient({ requestHandler }, []).processPayment(paymentInput())
  const [session] = mock.db.paymentSession.getAll()
  const [payment] = mock.db.payment.getAll()
  if (session === undefined || payment === undefined) {
    throw new Error('Nothing was paid')
  }
  const state: PanelState = {
    ...NOTHING_YET,
    tables: {
      ...NOTHING_YET.tables,
      paymentSession: [session],
      paymentInstrument: mock.db.paymentInstrument.getAll(),
      payment: [payment],
    },
    requests: mock.journal.entries(),
  }
  return { state, session, payment }
}

describe('what is known of a session', () => {
  it('is what is left of its time and of its budget', async () => {
    const { session, payment } = await paidState()
    const nowMs = Date.parse('2026-01-01T00:15:00Z')
    expect(factsOf(session, nowMs)).toEqual({
      status: 'live',
      remainingMs: 45 * 60_000,
      timeLeft: 0.75,
      budgetLeft: (100 - Number(payment.amount)) / 100,
    })
  })

  it.each([
    ['expired', {}, '2026-01-01T01:00:00Z'],
    ['spent', { availableSpendAmount: '0' }, '2026-01-01T00:59:59Z'],
    [
      'live',
      { availableSpendAmount: null, maxSpendAmount: null },
      '2026-01-01T00:59:59Z',
    ],
  ])('is that it is %s', async (status, change, now) => {
    const { session } = await paidState()
    const facts = factsOf({ ...session, ...change }, Date.parse(now))
    expect(facts.status).toBe(status)
  })

  it('is what it spent, step by step', async () => {
    const { session, payment } = await paidState()
    expect(spendOverTime(session, [payment, payment])).toEqual([
      { atMs: Date.parse('2026-01-01T00:00:00Z'), spent: 0 },
      {
        atMs: Date.parse('2026-01-01T00:15:00Z'),
        spent: Number(payment.amount),
      },
      {
        atMs: Date.parse('2026-01-01T00:15:00Z'),
        spent: Number(payment.amount) * 2,
      },
    ])
  })

  it('is which payments are its own', async () => {
    const { payment } = await paidState()
    const other = { ...payment, paymentSessionId: 'other' }
    expect(
      paymentsOf(payment.paymentSessionId, [other, payment, other]),
    ).toEqual([payment])
    expect(paymentsOf('none', [payment])).toEqual([])
  })
})

describe('a proof', () => {
  it('is read from the call that made the payment', async () => {
    const { state, payment } = await paidState()
    const entry = proofEntryOf(payment.processPaymentId, state.requests)
    const lines = decodeProof(entry?.output)
    expect(lines).toContainEqual({
      name: 'to',
      value: payment.payTo,
      meaning: 'the merchant',
    })
    expect(lines.find(({ name }) => name === 'validAfter')?.meaning).toBe(
      '2026-01-01 00:15:00',
    )
    expect(proofEntryOf('none', state.requests)).toBeUndefined()
  })

  it('of another form has no lines', () => {
    expect(decodeProof(undefined)).toEqual([])
    expect(decodeProof({ paymentOutput: { mpp: {} } })).toEqual([])
  })
})

describe('a search', () => {
  it('finds whatever has all of its words, in any view', async () => {
    const { state, payment } = await paidState()
    const views = (query: string) =>
      searchAll(state, query).map(({ view }) => view)
    expect(views('ALICE')).toEqual([
      'sessions',
      'wallets',
      'wallets',
      'payments',
      'requests',
    ])
    expect(views('solana alice')).toEqual(['wallets'])
    expect(views(payment.processPaymentId)).toEqual(['payments'])
    expect(views('nobody')).toEqual([])
    expect(views('  ')).toEqual([])
  })

  it('finds no more than anybody reads', async () => {
    const { state, session } = await paidState()
    const paymentSession = Array.from({ length: 300 }, () => session)
    const many = { ...state, tables: { ...state.tables, paymentSession } }
    expect(searchAll(many, readyAccount.ids.userId)).toHaveLength(200)
  })
})

describe('the form of a fault', () => {
  it('is a rule with what was filled in', () => {
    expect(ruleOf(EMPTY_DRAFT)).toEqual({
      operation: 'ProcessPayment',
      error: 'ThrottlingException',
    })
    expect(
      ruleOf({
        operation: '',
        answer: 'reply:connection-reset',
        message: '',
        when: 'after-commit',
        times: '2',
        latency: '1.5',
        unit: 'seconds',
        userId: ' bob ',
      }),
    ).toEqual({
      reply: 'connection-reset',
      when: 'after-commit',
      times: 2,
      latency: { seconds: 1.5 },
      userId: 'bob',
    })
  })

  it('leaves to the mock what it cannot judge', () => {
    const rule = ruleOf({ ...EMPTY_DRAFT, times: 'often' })
    const { faults } = createPaymentsMock()
    expect(() => faults.inject(rule as never)).toThrow('times')
  })

  it.each(['', ' ', '0', '-1', 'soon', 'Infinity'])(
    'refuses %j as a span of time',
    (text) => {
      expect(() => readSpan(text, 'minutes')).toThrow('a number above 0')
    },
  )

  it('offers the errors of the operation that was picked', () => {
    const { operations } = createPaymentsMock()
    expect(errorsOf('ListPaymentSessions', operations)).not.toContain(
      'ConflictException',
    )
    expect(errorsOf('', operations)).toContain('ConflictException')
  })

  it('says a rule in words', () => {
    expect(
      describeRule({
        error: 'ThrottlingException',
        times: 2,
        userId: 'bob',
        latency: { seconds: 1 },
        when: 'after-commit',
      }),
    ).toBe(
      'ThrottlingException, after 1 seconds, after the call was carried out, 2 times, for bob',
    )
  })
})

describe('what the panel remembers', () => {
  const PREFERENCES: Preferences = {
    open: true,
    position: 'right',
    size: 0.3,
    view: 'clock',
    theme: 'dark',
  }

  function createStorage() {
    const kept = new Map<string, string>()
    return () => ({
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    })
  }

  it('is read as it was kept', () => {
    const storage = createStorage()
    expect(readPreferences(storage)).toEqual({})
    keepPreferences(storage, PREFERENCES)
    expect(readPreferences(storage)).toEqual(PREFERENCES)
  })

  it('is read as far as it makes sense', () => {
    const storage = createStorage()
    for (const text of ['', 'null', '[]', '{"size":9,"view":"x","open":1}']) {
      storage().setItem('agentcore-payments-mock:devtools', text)
      expect(readPreferences(storage)).toEqual({})
    }
  })

  it('is nothing where a page may keep nothing', () => {
    const forbidden = () => {
      throw new DOMException('The operation is insecure', 'SecurityError')
    }
    expect(readPreferences(forbidden)).toEqual({})
    expect(() => keepPreferences(forbidden, PREFERENCES)).not.toThrow()
  })
})
