import { beforeEach, describe, expect, it } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import { OTHER_MANAGER, twoManagers } from '../support/two-managers.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import {
  call,
  type CallOptions,
  DATA_PLANE,
  type OperationName,
} from '../support/call-operation.ts'

const { paymentSessionId, paymentInstrumentId, paymentManagerArn } =
  readyAccount.ids
const UNKNOWN_SESSION = 'payment-session-unknownSession1'
const UNKNOWN_INSTRUMENT = 'payment-instrument-unknownWallet01'
const OWNED = `belongs to user "alice" under ${paymentManagerArn}`

let mock: PaymentsMockCore

beforeEach(() => {
  mock = assembleMock({
    scenario: twoManagers,
    now: '2026-01-01T00:00:00.500Z',
  })
})

/** Hints of a call with a valid input and these changes. */
async function hints(
  operation: OperationName,
  changes: object = {},
  options?: CallOptions,
): Promise<readonly string[] | undefined> {
  await call(
    mock,
    operation,
    { ...VALID_INPUTS[operation], ...changes },
    options,
  )
  return mock.journal.entries().at(-1)?.hints
}

/** Hints of a request whose path or method is odd, or whose signature is. */
async function routeHints(
  method: string,
  path: string,
  host = 'http://localhost:4402',
  headers = {},
) {
  await mock.fetch(new Request(host + path, { method, headers }))
  return mock.journal.entries().at(-1)?.hints
}

/** The details of a wallet on this network. */
function walletOn(network: string) {
  return { paymentInstrumentDetails: { embeddedCryptoWallet: { network } } }
}

describe('a hint says of a session that is not found', () => {
  it.each(['GetPaymentSession', 'ProcessPayment'] as const)(
    'that it never was (%s)',
    async (operation) => {
      expect(
        await hints(operation, { paymentSessionId: UNKNOWN_SESSION }),
      ).toEqual([`There has never been a session ${UNKNOWN_SESSION}`])
    },
  )

  it.each([
    'GetPaymentSession',
    'DeletePaymentSession',
    'ProcessPayment',
  ] as const)('whose it is (%s)', async (operation) => {
    const hint = [`The session ${paymentSessionId} ${OWNED}`]
    expect(await hints(operation, {}, { userId: 'bob' })).toEqual(hint)
    expect(
      await hints(operation, {
        paymentManagerArn: OTHER_MANAGER.paymentManagerArn,
      }),
    ).toEqual(hint)
  })

  it('when it expired', async () => {
    mock.clock.advanceBy({ minutes: 60 })
    const hint = [
      `The session ${paymentSessionId} expired at 2026-01-01T01:00:00.500Z`,
    ]
    expect(await hints('GetPaymentSession')).toEqual(hint)
    expect(await hints('ProcessPayment')).toEqual(hint)
  })

  it('that it was deleted', async () => {
    await hints('DeletePaymentSession')
    const hint = [`The session ${paymentSessionId} was deleted`]
    expect(await hints('GetPaymentSession')).toEqual(hint)
    expect(await hints('ProcessPayment')).toEqual(hint)
  })
})

describe('a hint says of an instrument that is not found', () => {
  it('that it never was', async () => {
    expect(
      await hints('ProcessPayment', {
        paymentInstrumentId: UNKNOWN_INSTRUMENT,
      }),
    ).toEqual([`There has never been a wallet ${UNKNOWN_INSTRUMENT}`])
  })

  it.each(['GetPaymentInstrument', 'DeletePaymentInstrument'] as const)(
    'whose it is (%s)',
    async (operation) => {
      expect(await hints(operation, {}, { userId: 'bob' })).toEqual([
        `The wallet ${paymentInstrumentId} ${OWNED}`,
      ])
      expect(
        await hints(operation, {
          paymentConnectorId: readyAccount.ids.privyPaymentConnectorId,
        }),
      ).toEqual([
        `The wallet ${paymentInstrumentId} belongs to connector ${readyAccount.ids.paymentConnectorId}`,
      ])
    },
  )

  it('when it was deleted', async () => {
    mock.clock.advanceBy({ minutes: 5 })
    await hints('DeletePaymentInstrument')
    expect(await hints('ProcessPayment')).toEqual([
      `The wallet ${paymentInstrumentId} was deleted at 2026-01-01T00:05:00.500Z`,
    ])
  })
})

describe('a hint at what was meant', () => {
  it.each(['/payments/getPaymentSesion', '/payments/getpaymentsession'])(
    'names the route that is closest to %s',
    async (path) => {
      expect(await routeHints('POST', path)).toEqual([
        'The closest route is POST /payments/getPaymentSession',
      ])
    },
  )

  it('is not given for a route that is close to none', async () => {
    expect(await routeHints('POST', '/payments/xyz')).toEqual([])
  })

  it('says of a refusal in the words of AWS what nobody answers, and the closest route', async () => {
    expect(
      await routeHints('POST', '/payments/getPaymentSesion', DATA_PLANE),
    ).toEqual([
      'No operation of AgentCore Payments answers POST /payments/getPaymentSesion',
      'The closest route is POST /payments/getPaymentSession',
    ])
    expect(
      await routeHints('PUT', '/payments/getPaymentSession', DATA_PLANE),
    ).toEqual([
      '/payments/getPaymentSession does not answer PUT. Allowed: POST',
      'The closest route is POST /payments/getPaymentSession',
    ])
    expect(mock.journal.entries().at(-1)).toMatchObject({
      statusCode: 403,
      bug: undefined,
    })
  })

  it('says for which service a request was signed', async () => {
    const authorization =
      'AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/bedrock-agentcore-control/aws4_request'
    expect(
      await routeHints('GET', '/payments/managers/x', DATA_PLANE, {
        authorization,
      }),
    ).toEqual([
      "The request is signed for 'bedrock-agentcore-control'; sign requests of both planes for 'bedrock-agentcore'",
    ])
  })

  it('names the absent member that is closest to an unknown one', async () => {
    expect(
      await hints('CreatePaymentSession', {
        limits: { maxSpendAmmount: { value: '1.00', currency: 'USD' } },
      }),
    ).toEqual([
      "'limits.maxSpendAmmount' is unknown, and 'limits.maxSpendAmount' was not sent. Did you mean 'limits.maxSpendAmount'?",
    ])
  })

  it('is given for a call that goes well too', async () => {
    expect(
      await hints('ListPaymentSessions', {
        maxResults: undefined,
        maxresults: 1,
      }),
    ).toEqual([
      "'maxresults' is unknown, and 'maxResults' was not sent. Did you mean 'maxResults'?",
    ])
    expect(mock.journal.entries().at(-1)).toMatchObject({
      statusCode: 200,
      warnings: ["Unknown member 'maxresults' was ignored"],
    })
  })

  it.each([
    ['ETHERUM', 'ETHEREUM'],
    ['ethereum', 'ETHEREUM'],
    ['SOLANNA', 'SOLANA'],
  ])('names the value that is closest to %s', async (network, meant) => {
    expect(await hints('CreatePaymentInstrument', walletOn(network))).toEqual([
      `'paymentInstrumentDetails.embeddedCryptoWallet.network' is '${network}'. Did you mean '${meant}'?`,
    ])
  })

  it('names the value that was meant beside other mistakes', async () => {
    expect(
      await hints('ProcessPayment', {
        paymentType: 'CRYPTO_X420',
        paymentSessionId: 'x',
      }),
    ).toEqual(["'paymentType' is 'CRYPTO_X420'. Did you mean 'CRYPTO_X402'?"])
  })

  it('is not given for a value like none that is allowed', async () => {
    expect(await hints('CreatePaymentInstrument', walletOn('BITCOIN'))).toEqual(
      [],
    )
  })

  it('is not given for a member like none that is absent', async () => {
    expect(await hints('GetPaymentSession', { whatever: 1 })).toEqual([])
  })
})

it('gives no hint where the refusal says all', async () => {
  expect(
    await hints('CreatePaymentSession', { expiryTimeInMinutes: 1 }),
  ).toEqual([])
  expect(await hints('GetPaymentSession')).toEqual([])
})
