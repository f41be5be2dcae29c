import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import type { ExceptionName } from '../../src/errors.ts'
import type { MockOptions } from '../../src/mock/mock-options.ts'
import { dumpState } from '../support/dump-state.ts'
import {
  call,
  operationRequest,
  type CallOptions,
  type OperationName,
} from '../support/call-operation.ts'
import { expectRefusal } from './expect-refusal.ts'
import { OTHER_MANAGER, twoManagers } from '../support/two-managers.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'

const {
  paymentSessionId,
  paymentInstrumentId,
  paymentConnectorId,
  privyPaymentConnectorId,
} = readyAccount.ids
const SESSION_NOT_FOUND = `Payment session not found: ${paymentSessionId}`
const INSTRUMENT_NOT_FOUND = `Payment instrument not found: ${paymentInstrumentId} for the given user and manager.`
const CONNECTOR_NOT_FOUND = 'Payment connector not found: nowhere-a1b2c3d4e5'
const MANAGER_NOT_FOUND = 'Payment manager not found: nobody-a1b2c3d4e5'
const PROVIDER_NOT_FOUND = 'PaymentCredentialProvider not found'
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
  world: MockOptions = {},
): Promise<void> {
  await expectRefusal(
    operationRequest(
      operation,
      { ...VALID_INPUTS[operation], ...changes },
      options,
    ),
    { status: STATUS[error] ?? 0, error, message },
    { scenario: twoManagers, ...world },
  )
}

const OF_PROVIDERS = [
  'GetPaymentCredentialProvider',
  'UpdatePaymentCredentialProvider',
  'DeletePaymentCredentialProvider',
] as const
const OF_CONNECTORS = [
  'GetPaymentConnector',
  'UpdatePaymentConnector',
  'RotatePaymentConnectorCredentials',
  'DeletePaymentConnector',
] as const
const OF_MANAGERS = [
  'GetPaymentManager',
  'UpdatePaymentManager',
  'DeletePaymentManager',
  'CreatePaymentConnector',
] as const

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
    await refuse(row, { paymentManagerArn: OTHER_MANAGER.paymentManagerArn })
  })

  it.each(
    FOREIGN.filter(
      ([operation]) => 'paymentConnectorId' in VALID_INPUTS[operation],
    ).flatMap((row) =>
      [privyPaymentConnectorId, OTHER_MANAGER.paymentConnectorId].map(
        (connector) => [connector, ...row] as const,
      ),
    ),
  )('is refused under the connector %s by %s', async (connector, ...row) => {
    await refuse(row, { paymentConnectorId: connector })
  })

  it.each<[OperationName, ExceptionName, string, object]>([
    [
      'CreatePaymentInstrument',
      'ResourceNotFoundException',
      `Payment connector not found: ${paymentConnectorId}`,
      { paymentManagerArn: OTHER_MANAGER.paymentManagerArn },
    ],
    [
      'GetPaymentConnector',
      'ResourceNotFoundException',
      `Payment connector not found: ${paymentConnectorId}`,
      { paymentManagerId: OTHER_MANAGER.paymentManagerArn.split('/')[1] },
    ],
  ])(
    "is refused by %s when the connector is another manager's",
    async (operation, error, message, changes) => {
      for (const unknownManagers of ['reject', 'accept'] as const) {
        await refuse([operation, error, message], changes, undefined, {
          policy: { unknownManagers },
        })
      }
    },
  )
})

describe('an id of what was deleted', () => {
  const SPARE = 'spare-provider'
  // what is deleted of the ready account, where its own is in use or another than the one that is asked for
  const SUBJECTS: { [Name in OperationName]?: object } = {
    DeletePaymentConnector: { paymentConnectorId: privyPaymentConnectorId },
    DeletePaymentCredentialProvider: { name: SPARE },
  }
  const scenario = {
    ...readyAccount,
    paymentCredentialProviders: [
      ...readyAccount.paymentCredentialProviders,
      { name: SPARE, vendor: 'CoinbaseCDP' as const },
    ],
  }

  it.each<[OperationName, ...Row]>([
    [
      'DeletePaymentSession',
      'GetPaymentSession',
      'ResourceNotFoundException',
      SESSION_NOT_FOUND,
    ],
    [
      'DeletePaymentSession',
      'DeletePaymentSession',
      'ResourceNotFoundException',
      SESSION_NOT_FOUND,
    ],
    [
      'DeletePaymentSession',
      'ProcessPayment',
      'ValidationException',
      SESSION_NOT_FOUND,
    ],
    ...(
      [
        'GetPaymentInstrument',
        'GetPaymentInstrumentBalance',
        'DeletePaymentInstrument',
      ] as const
    ).map((operation): [OperationName, ...Row] => [
      'DeletePaymentInstrument',
      operation,
      'ResourceNotFoundException',
      INSTRUMENT_NOT_FOUND,
    ]),
    [
      'DeletePaymentInstrument',
      'ProcessPayment',
      'ValidationException',
      `Payment instrument not found: ${paymentInstrumentId}`,
    ],
    ...(
      [
        'GetPaymentConnector',
        'UpdatePaymentConnector',
        'RotatePaymentConnectorCredentials',
      ] as const
    ).map((operation): [OperationName, ...Row] => [
      'DeletePaymentConnector',
      operation,
      'ResourceNotFoundException',
      `Payment connector not found: ${privyPaymentConnectorId}`,
    ]),
    ...OF_PROVIDERS.map((operation): [OperationName, ...Row] => [
      'DeletePaymentCredentialProvider',
      operation,
      'ResourceNotFoundException',
      PROVIDER_NOT_FOUND,
    ]),
  ])(
    'by %s is refused by %s with %s, later too',
    async (deletion, operation, error, message) => {
      const mock = assembleMock({ scenario })
      const inputOf = (name: OperationName) => ({
        ...VALID_INPUTS[name],
        ...SUBJECTS[deletion],
      })
      const deleted = await call(mock, deletion, inputOf(deletion))
      expect(deleted.errorType).toBeNull()
      mock.clock.advanceBy({ minutes: 5 })
      const before = dumpState(mock)

      const answer = await call(mock, operation, inputOf(operation))

      expect(answer).toMatchObject({
        status: STATUS[error],
        errorType: error,
        body: { message },
      })
      expect(dumpState(mock)).toEqual(before)
    },
  )
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
      PROVIDER_NOT_FOUND,
      { resourceCredentialProviderName: 'nobody' },
    ],
    ...OF_PROVIDERS.map((operation): [...Row, object] => [
      operation,
      'ResourceNotFoundException',
      PROVIDER_NOT_FOUND,
      { name: 'nobody' },
    ]),
    ...OF_CONNECTORS.map((operation): [...Row, object] => [
      operation,
      'ResourceNotFoundException',
      CONNECTOR_NOT_FOUND,
      { paymentConnectorId: 'nowhere-a1b2c3d4e5' },
    ]),
    ...[...OF_CONNECTORS, ...OF_MANAGERS].map((operation): [...Row, object] => [
      operation,
      'ResourceNotFoundException',
      MANAGER_NOT_FOUND,
      { paymentManagerId: 'nobody-a1b2c3d4e5' },
    ]),
    [
      'ListPaymentConnectors',
      'ValidationException',
      MANAGER_NOT_FOUND,
      { paymentManagerId: 'nobody-a1b2c3d4e5' },
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
    await refuse([operation, error, MANAGER_NOT_FOUND], {
      paymentManagerArn: readyAccount.ids.paymentManagerArn.replace(
        '/ready-',
        '/nobody-',
      ),
    })
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
