import { describe, it } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import type { ExceptionName } from '../../src/errors.ts'
import {
  operationRequest,
  type CallOptions,
  type OperationName,
} from '../support/call-operation.ts'
import { expectRefusal } from './expect-refusal.ts'
import { OTHER_MANAGER_ARN, twoManagers } from './two-managers.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'

const { paymentSessionId, paymentInstrumentId } = readyAccount.ids
const SESSION_NOT_FOUND = `Payment session not found: ${paymentSessionId}`
const INSTRUMENT_NOT_FOUND = `Payment instrument not found: ${paymentInstrumentId} for the given user and manager.`
const CONNECTOR_NOT_FOUND = 'Payment connector not found: nowhere-a1b2c3d4e5'
const STATUS: Partial<Record<ExceptionName, number>> = {
  AccessDeniedException: 403,
  ResourceNotFoundException: 404,
  ValidationException: 400,
}

type Row = readonly [OperationName, ExceptionName, string]

async function refuse(
  [operation, error, message]: Row,
  changes: object,
  options: CallOptions = {},
): Promise<void> {
  await expectRefusal(
    operationRequest(
      operation,
      { ...VALID_INPUTS[operation], ...changes },
      options,
    ),
    { status: STATUS[error] ?? 0, error, message },
    { scenario: twoManagers },
  )
}

// what belongs to alice and the ready manager, asked for by others
const FOREIGN: Row[] = [
  ['GetPaymentSession', 'ResourceNotFoundException', SESSION_NOT_FOUND],
  ['GetPaymentInstrument', 'ResourceNotFoundException', INSTRUMENT_NOT_FOUND],
  [
    'GetPaymentInstrumentBalance',
    'ResourceNotFoundException',
    INSTRUMENT_NOT_FOUND,
  ],
  [
    'DeletePaymentSession',
    'AccessDeniedException',
    `User is not authorized to delete payment session: ${paymentSessionId}`,
  ],
  [
    'DeletePaymentInstrument',
    'AccessDeniedException',
    `User is not authorized to delete payment instrument: ${paymentInstrumentId}`,
  ],
  ['ProcessPayment', 'ValidationException', SESSION_NOT_FOUND],
]

describe('an id of somebody else', () => {
  it.each(FOREIGN)('is refused to another user by %s', async (...row) => {
    await refuse(row, {}, { userId: 'bob' })
  })

  it.each(FOREIGN)('is refused under another manager by %s', async (...row) => {
    await refuse(row, { paymentManagerArn: OTHER_MANAGER_ARN })
  })

  it.each(
    FOREIGN.filter(
      ([operation]) => 'paymentConnectorId' in VALID_INPUTS[operation],
    ),
  )('is refused under another connector by %s', async (...row) => {
    await refuse(row, {
      paymentConnectorId: readyAccount.ids.privyPaymentConnectorId,
    })
  })

  it("is refused when the connector is another manager's", async () => {
    await refuse(
      [
        'CreatePaymentInstrument',
        'ResourceNotFoundException',
        'Payment connector not found: coinbase-a1b2c3d4e5',
      ],
      { paymentManagerArn: OTHER_MANAGER_ARN },
    )
  })
})

describe('an id of nothing', () => {
  const session = { paymentSessionId: 'payment-session-000000000000000' }
  const instrument = {
    paymentInstrumentId: 'payment-instrument-000000000000000',
  }

  it.each<[...Row, object]>([
    [
      'GetPaymentSession',
      'ResourceNotFoundException',
      'Payment session not found: payment-session-000000000000000',
      session,
    ],
    [
      'DeletePaymentSession',
      'ResourceNotFoundException',
      'Payment session not found: payment-session-000000000000000',
      session,
    ],
    [
      'ProcessPayment',
      'ValidationException',
      'Payment session not found: payment-session-000000000000000',
      session,
    ],
    [
      'GetPaymentInstrument',
      'ResourceNotFoundException',
      'Payment instrument not found: payment-instrument-000000000000000 for the given user and manager.',
      instrument,
    ],
    [
      'GetPaymentInstrumentBalance',
      'ResourceNotFoundException',
      'Payment instrument not found: payment-instrument-000000000000000 for the given user and manager.',
      instrument,
    ],
    [
      'DeletePaymentInstrument',
      'ResourceNotFoundException',
      'Payment instrument not found: payment-instrument-000000000000000 for the given user and manager.',
      instrument,
    ],
    [
      'ProcessPayment',
      'ValidationException',
      'Payment instrument not found: payment-instrument-000000000000000',
      instrument,
    ],
    [
      'CreatePaymentInstrument',
      'ResourceNotFoundException',
      CONNECTOR_NOT_FOUND,
      { paymentConnectorId: 'nowhere-a1b2c3d4e5' },
    ],
    [
      'GetResourcePaymentToken',
      'ResourceNotFoundException',
      'PaymentCredentialProvider not found',
      { resourceCredentialProviderName: 'nobody' },
    ],
  ])('is refused by %s with %s: %s', async (operation, error, text, change) => {
    await refuse([operation, error, text], change)
  })

  it.each<[OperationName]>([
    ['CreatePaymentInstrument'],
    ['CreatePaymentSession'],
    ['ListPaymentInstruments'],
    ['ListPaymentSessions'],
  ])(
    'is denied as a manager by %s, before the user and the rest are looked at',
    async (operation) => {
      const nobody = readyAccount.ids.paymentManagerArn.replace(
        '/ready-a1b2c3d4e5',
        '/nobody',
      )
      await expectRefusal(
        operationRequest(
          operation,
          { paymentManagerArn: nobody },
          { userId: '' },
        ),
        {
          status: 403,
          error: 'AccessDeniedException',
          message: 'Payment manager not found',
        },
      )
    },
  )

  it.each<[OperationName, ExceptionName]>([
    ['DeletePaymentInstrument', 'ResourceNotFoundException'],
    ['DeletePaymentSession', 'ResourceNotFoundException'],
    ['GetPaymentInstrument', 'ResourceNotFoundException'],
    ['GetPaymentInstrumentBalance', 'ResourceNotFoundException'],
    ['GetPaymentSession', 'ResourceNotFoundException'],
    ['ProcessPayment', 'ResourceNotFoundException'],
  ])('is refused as a manager by %s with %s', async (operation, error) => {
    await refuse(
      [operation, error, 'Payment manager not found: nobody-a1b2c3d4e5'],
      {
        paymentManagerArn: readyAccount.ids.paymentManagerArn.replace(
          '/ready-',
          '/nobody-',
        ),
      },
    )
  })

  it.each<[OperationName]>([
    ['GetPaymentInstrument'],
    ['DeletePaymentInstrument'],
    ['GetPaymentInstrumentBalance'],
  ])(
    'registers no manager when %s fails under the lenient policy',
    async (operation) => {
      await expectRefusal(
        operationRequest(operation, {
          ...VALID_INPUTS[operation],
          ...instrument,
          paymentManagerArn: readyAccount.ids.paymentManagerArn.replace(
            '/ready-',
            '/nobody-',
          ),
        }),
        {
          status: 404,
          error: 'ResourceNotFoundException',
          message: `Payment instrument not found: ${instrument.paymentInstrumentId} for the given user and manager.`,
        },
        { policy: { unknownManagers: 'accept' } },
      )
    },
  )
})
