import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { MockError } from '../../src/errors.ts'
import type { JournalEntry, JournalFilter } from '../../src/journal/journal.ts'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import { REDACTED } from '../../src/protocol/redact.ts'
import { OTHER_UNION_MEMBERS, VALID_INPUTS } from '../support/valid-inputs.ts'
import {
  call,
  operationRequest,
  type OperationName,
} from '../support/call-operation.ts'

/** The entry of a call with a valid input. */
async function entryOf(
  operation: OperationName,
  mock: PaymentsMockCore = assembleMock(),
): Promise<JournalEntry> {
  await call(mock, operation, VALID_INPUTS[operation])
  return mock.journal.entries().at(-1) as JournalEntry
}

describe('an entry has', () => {
  it('the input as it was read, the user of the header too', async () => {
    const { input } = await entryOf('ProcessPayment')
    expect(input).toEqual({ ...VALID_INPUTS.ProcessPayment, userId: 'alice' })
  })

  it('the output as it was sent', async () => {
    const mock = assembleMock()
    const input = VALID_INPUTS.ProcessPayment
    const { body } = await call(mock, 'ProcessPayment', input)
    expect(mock.journal.entries()[0]?.output).toEqual(body)
  })

  it('the input of a call that breaks a constraint, and no output', async () => {
    const mock = assembleMock()
    const input = { ...VALID_INPUTS.GetPaymentSession, paymentSessionId: 'x' }
    await call(mock, 'GetPaymentSession', input)
    const [entry] = mock.journal.entries()
    expect(entry).toMatchObject({ statusCode: 400, input })
    expect(entry?.output).toBeUndefined()
  })

  it('no input when it cannot be read', async () => {
    const mock = assembleMock()
    await call(mock, 'GetPaymentSession', { paymentManagerArn: 5 })
    expect(mock.journal.entries()[0]).toMatchObject({
      statusCode: 400,
      error: { name: 'SerializationException' },
    })
    expect(mock.journal.entries()[0]?.input).toBeUndefined()
  })

  it('the rows that the call wrote, in order', async () => {
    const mock = assembleMock()
    const { changes } = await entryOf('ProcessPayment', mock)
    const [payment] = mock.db.payment.getAll()
    expect(changes).toEqual([
      {
        table: 'paymentSession',
        key: readyAccount.ids.paymentSessionId,
        type: 'updated',
      },
      { table: 'payment', key: payment?.processPaymentId, type: 'created' },
    ])
    expect((await entryOf('ProcessPayment', mock)).changes).toEqual([])
    expect((await entryOf('GetPaymentSession', mock)).changes).toEqual([])
    expect(
      (await entryOf('DeletePaymentSession', mock)).changes,
    ).toContainEqual({
      table: 'paymentSession',
      key: readyAccount.ids.paymentSessionId,
      type: 'deleted',
    })
  })

  it.each([
    ['before', 0],
    ['after-commit', 1],
  ] as const)(
    'the fault that hit it %s, status 0 for a lost reply, and no output',
    async (when, payments) => {
      const mock = assembleMock()
      mock.faults.inject({ reply: 'connection-reset', when })
      const input = VALID_INPUTS.ProcessPayment
      const response = mock.fetch(operationRequest('ProcessPayment', input))
      expect((await response).type).toBe('error')
      const [entry] = mock.journal.entries()
      expect(entry).toMatchObject({ faults: ['fault-1'], statusCode: 0 })
      expect(entry?.output).toBeUndefined()
      expect(entry?.input).toMatchObject(input)
      expect(mock.db.payment.count()).toBe(payments)
      expect(entry?.changes.length === 0).toBe(payments === 0)
    },
  )
})

describe('an entry has no secrets', () => {
  it('of a wallet: linked accounts, in and out', async () => {
    const { input, output } = await entryOf('CreatePaymentInstrument')
    const wallet = {
      embeddedCryptoWallet: { network: 'ETHEREUM', linkedAccounts: REDACTED },
    }
    const details = (input as { paymentInstrumentDetails: object })
      .paymentInstrumentDetails
    expect(JSON.stringify([input, output])).not.toContain('alice@example.com')
    expect(JSON.stringify([details, output])).toContain(REDACTED)
    expect(Object.keys(details)).toEqual(Object.keys(wallet))
    expect(output).toMatchObject({ paymentInstrument: { userId: 'alice' } })
  })

  it('of a token request: the workload token, and the tokens', async () => {
    const mock = assembleMock()
    const asked = VALID_INPUTS.GetResourcePaymentToken
    const { text } = await call(mock, 'GetResourcePaymentToken', asked)
    const [entry] = mock.journal.entries()
    const told = JSON.stringify(entry)
    const tokens = text.match(/eyJ[\w.-]+/g) ?? []
    expect(tokens).not.toEqual([])
    for (const secret of [...tokens, readyAccount.ids.workloadIdentityToken]) {
      expect(told).not.toContain(secret)
    }
    expect(entry?.input).toMatchObject({ workloadIdentityToken: REDACTED })
  })
})

it('has nothing of the body that Stripe Privy is asked to sign', async () => {
  const mock = assembleMock()
  const [asked = {}] = OTHER_UNION_MEMBERS.GetResourcePaymentToken ?? []
  await call(mock, 'GetResourcePaymentToken', asked)
  expect(mock.journal.entries()[0]?.input).toMatchObject({
    paymentTokenRequest: { stripePrivyTokenRequest: { requestBody: REDACTED } },
  })
})

it.each(['ProcessPayment', 'CreatePaymentInstrument'] as const)(
  'has nothing that a reader can change (%s)',
  async (operation) => {
    const entry = await entryOf(operation)
    const open: string[] = []
    const visit = (value: unknown, path: string) => {
      if (typeof value !== 'object' || value === null) return
      if (!Object.isFrozen(value)) open.push(path)
      for (const [name, member] of Object.entries(value)) {
        visit(member, `${path}.${name}`)
      }
    }
    const { output: _, ...rest } = entry
    expect(Object.isFrozen(entry)).toBe(true)
    visit(Object.freeze(rest), 'entry')
    expect(open).toEqual([])
    expect(entry.changes).not.toEqual([])
  },
)

it('has a refusal that a reader cannot change', async () => {
  const mock = assembleMock()
  await call(mock, 'GetPaymentSession', {})
  expect(Object.isFrozen(mock.journal.entries()[0]?.error)).toBe(true)
})

describe.each(['GetPaymentSession', 'CreatePaymentInstrument'] as const)(
  'the output of %s',
  (operation) => {
    it('is a copy at each look', async () => {
      const entry = await entryOf(operation)
      const first = entry.output as Record<string, unknown>
      const whole = structuredClone(first)
      for (const name of Object.keys(first)) delete first[name]
      expect(entry.output).toEqual(whole)
      expect(whole).not.toEqual({})
    })
  },
)

it.each<[JournalFilter, number]>([
  [{}, 3],
  [{ operation: 'GetPaymentSession' }, 2],
  [{ userId: 'bob' }, 1],
  [{ statusCode: 404 }, 1],
  [{ error: 'ResourceNotFoundException' }, 1],
  [{ operation: 'GetPaymentSession', userId: 'alice', statusCode: 200 }, 1],
  [{ operation: 'GetPaymentSession', error: 'ValidationException' }, 0],
])('lets through a filter %j %i entries of three', async (filter, count) => {
  const mock = assembleMock()
  await entryOf('GetPaymentSession', mock)
  await entryOf('ListPaymentSessions', mock)
  const input = VALID_INPUTS.GetPaymentSession
  await call(mock, 'GetPaymentSession', input, { userId: 'bob' })
  expect(mock.journal.entries(filter)).toHaveLength(count)
})

describe('journalCapacity', () => {
  it('is how many entries are kept: the last ones', async () => {
    const mock = assembleMock({ journalCapacity: 2 })
    for (const path of ['1', '2', '3', '4', '5']) {
      await mock.fetch(new Request(`https://localhost/${path}`))
    }
    expect(mock.journal.entries().map(({ path }) => path)).toEqual(['/4', '/5'])
  })

  it.each([0, -1, 1.5, Number.NaN])('cannot be %d', (journalCapacity) => {
    expect(() => assembleMock({ journalCapacity })).toThrow(MockError)
    expect(() => assembleMock({ journalCapacity })).toThrow(
      'journalCapacity must be a whole number of 1 or more',
    )
  })
})

it('names every fault that hit a call', async () => {
  const mock = assembleMock({ now: '2026-01-01T00:00:00Z' })
  mock.faults.inject({ latency: { seconds: 5 } })
  mock.faults.inject({ reply: 'connection-reset', when: 'after-commit' })
  await mock.fetch(
    operationRequest('GetPaymentSession', VALID_INPUTS.GetPaymentSession),
  )
  expect(mock.journal.entries()[0]).toMatchObject({
    faults: ['fault-1', 'fault-2'],
    statusCode: 0,
    at: '2026-01-01T00:00:05.000Z',
  })
})
