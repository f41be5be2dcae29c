import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import { call, operationRequest } from '../support/call-operation.ts'

const LIST = VALID_INPUTS.ListPaymentSessions
const GET = VALID_INPUTS.GetPaymentSession

describe('a journal', () => {
  it('has its entries in order, all or those of one operation', async () => {
    const mock = assembleMock()
    await call(mock, 'GetPaymentSession', GET)
    await call(mock, 'ListPaymentSessions', LIST)
    await mock.fetch(new Request('https://localhost/payments/nothing'))
    await call(mock, 'GetPaymentSession', GET)
    const operations = (filter?: { operation?: string }) =>
      mock.journal.entries(filter).map(({ operation }) => operation)
    expect(operations()).toEqual([
      'GetPaymentSession',
      'ListPaymentSessions',
      undefined,
      'GetPaymentSession',
    ])
    expect(operations({})).toEqual(operations())
    expect(operations({ operation: 'GetPaymentSession' })).toEqual([
      'GetPaymentSession',
      'GetPaymentSession',
    ])
    expect(operations({ operation: 'ProcessPayment' })).toEqual([])
    mock.journal.clear()
    expect(operations()).toEqual([])
  })

  it('keeps the last thousand entries', async () => {
    const mock = assembleMock()
    const paths = () => mock.journal.entries().map(({ path }) => path)
    for (let index = 1; index <= 2100; index += 1) {
      await mock.fetch(new Request(`https://localhost/${index}`))
      if (index % 300 === 0) {
        expect(paths()).toHaveLength(Math.min(index, 1000))
        expect(paths().at(-1)).toBe(`/${index}`)
      }
    }
    expect(paths()[0]).toBe('/1101')
  })

  it('tells its listeners until they have had enough', async () => {
    const mock = assembleMock()
    const heard: (string | undefined)[] = []
    const stop = mock.journal.subscribe(({ operation }) =>
      heard.push(operation),
    )
    await call(mock, 'GetPaymentSession', GET)
    mock.journal.clear()
    await call(mock, 'ListPaymentSessions', LIST)
    stop()
    await call(mock, 'GetPaymentSession', GET)
    expect(heard).toEqual(['GetPaymentSession', 'ListPaymentSessions'])
  })

  it('gives every exchange an id of its own', async () => {
    const mock = assembleMock()
    for (let index = 0; index < 50; index += 1) {
      await call(mock, 'GetPaymentSession', GET)
    }
    const ids = mock.journal.entries().map(({ requestId }) => requestId)
    expect(new Set(ids).size).toBe(50)
  })
})

describe('an entry', () => {
  it('says what was asked and how it was answered', async () => {
    const mock = assembleMock({ now: '2026-01-01T00:00:00Z' })
    const response = await mock.fetch(
      operationRequest('GetPaymentSession', VALID_INPUTS.GetPaymentSession),
    )
    expect(mock.journal.entries()).toMatchObject([
      {
        requestId: response.headers.get('x-amzn-requestid'),
        at: '2026-01-01T00:00:00.000Z',
        method: 'POST',
        path: '/payments/getPaymentSession',
        operation: 'GetPaymentSession',
        userId: 'alice',
        statusCode: 200,
        error: undefined,
        warnings: [],
        bug: undefined,
      },
    ])
  })

  it('says why something was refused', async () => {
    const mock = assembleMock()
    await call(mock, 'GetPaymentSession', {
      ...VALID_INPUTS.GetPaymentSession,
      paymentSessionId: 'payment-session-000000000000000',
    })
    await mock.fetch(new Request('https://localhost/payments/nothing'))
    expect(mock.journal.entries()).toMatchObject([
      {
        operation: 'GetPaymentSession',
        statusCode: 404,
        error: {
          name: 'ResourceNotFoundException',
          message: 'Payment session not found: payment-session-000000000000000',
        },
        bug: undefined,
      },
      {
        method: 'GET',
        path: '/payments/nothing',
        operation: undefined,
        userId: undefined,
        statusCode: 404,
        error: { name: 'UnknownOperationException' },
      },
    ])
  })

  it('holds no secret that a call carried', async () => {
    const mock = assembleMock()
    const secret = `${readyAccount.ids.workloadIdentityToken}x`
    await call(
      mock,
      'GetResourcePaymentToken',
      {
        ...VALID_INPUTS.GetResourcePaymentToken,
        workloadIdentityToken: secret,
      },
      { headers: { authorization: 'AWS4-HMAC-SHA256 Credential=AKIASECRET' } },
    )
    const instrument = VALID_INPUTS.CreatePaymentInstrument
    await call(mock, 'CreatePaymentInstrument', instrument)
    const text = JSON.stringify(mock.journal.entries())
    expect(mock.journal.entries()).toHaveLength(2)
    for (const word of [secret, 'AKIASECRET', 'alice@example.com']) {
      expect(text).not.toContain(word)
    }
  })

  it('does not let a listener that throws spoil an answer', async () => {
    const mock = assembleMock()
    mock.journal.subscribe(() => {
      throw new Error('a bug of the listener')
    })
    const answer = await call(
      mock,
      'GetPaymentSession',
      VALID_INPUTS.GetPaymentSession,
    )
    expect(answer.status).toBe(200)
  })
})
