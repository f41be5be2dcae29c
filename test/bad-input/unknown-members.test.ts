import { describe, expect, it } from 'vitest'
import { assembleMock } from '../../src/entries/assemble.ts'
import { call, operationRequest } from '../support/call-operation.ts'
import { constraintRefusal, expectRefusal } from './expect-refusal.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'

const UNKNOWN = 'Member must be known to the service'

const EXTENDED_SESSION = {
  ...VALID_INPUTS.CreatePaymentSession,
  userId: 'mallory',
  limits: {
    maxSpendAmount: { value: '1.00', currency: 'USD', unit: 'dollar' },
    daily: true,
  },
}

const EXTENDED_INSTRUMENT = {
  ...VALID_INPUTS.CreatePaymentInstrument,
  paymentInstrumentDetails: {
    embeddedCryptoWallet: {
      network: 'ETHEREUM',
      linkedAccounts: [
        { email: { emailAddress: 'alice@example.com', verified: true } },
      ],
    },
    paperWallet: {},
  },
}

describe('unknown members', () => {
  it('are ignored and noted in the journal', async () => {
    const mock = assembleMock()
    const answer = await call(mock, 'CreatePaymentSession', EXTENDED_SESSION)
    expect(answer).toMatchObject({
      status: 201,
      body: { paymentSession: { userId: 'alice' } },
    })
    const [entry] = mock.journal.entries()
    expect([...(entry?.warnings ?? [])].sort()).toEqual([
      "Unknown member 'limits.daily' was ignored",
      "Unknown member 'limits.maxSpendAmount.unit' was ignored",
      "Unknown member 'userId' was ignored",
    ])
  })

  it('do not count as set members of a union', async () => {
    const mock = assembleMock()
    const answer = await call(
      mock,
      'CreatePaymentInstrument',
      EXTENDED_INSTRUMENT,
    )
    expect(answer.status).toBe(201)
    expect(mock.db.paymentInstrument.count()).toBe(3)
    await expectRefusal(
      operationRequest('CreatePaymentInstrument', {
        ...EXTENDED_INSTRUMENT,
        paymentInstrumentDetails: { paperWallet: {} },
      }),
      constraintRefusal([
        'paymentInstrumentDetails',
        'Member must have exactly one of the members set: [embeddedCryptoWallet]',
      ]),
    )
  })

  it('are not noted inside a document', async () => {
    const mock = assembleMock()
    await call(mock, 'ProcessPayment', {
      ...VALID_INPUTS.ProcessPayment,
      paymentInput: { cryptoX402: { version: '2', payload: { anything: 1 } } },
    })
    expect(mock.journal.entries()[0]?.warnings).toEqual([])
  })

  it('may be nested as deep as they like', async () => {
    const body = JSON.stringify(VALID_INPUTS.CreatePaymentSession)
    const deep = '['.repeat(20_000) + ']'.repeat(20_000)
    const mock = assembleMock()
    const response = await mock.fetch(
      operationRequest(
        'CreatePaymentSession',
        body.replace('{', `{"deep":${deep},`),
      ),
    )
    expect(response.status).toBe(201)
  })

  it('are all refused when the policy rejects them', async () => {
    const options = { policy: { unknownMembers: 'reject' } } as const
    await expectRefusal(
      operationRequest('CreatePaymentSession', EXTENDED_SESSION),
      constraintRefusal(
        ['limits.maxSpendAmount.unit', UNKNOWN],
        ['limits.daily', UNKNOWN],
        ['userId', UNKNOWN],
      ),
      options,
    )
    await expectRefusal(
      operationRequest('CreatePaymentInstrument', EXTENDED_INSTRUMENT),
      constraintRefusal(
        [
          'paymentInstrumentDetails.embeddedCryptoWallet.linkedAccounts.1.member.email.verified',
          UNKNOWN,
        ],
        ['paymentInstrumentDetails.paperWallet', UNKNOWN],
      ),
      options,
    )
  })
})
