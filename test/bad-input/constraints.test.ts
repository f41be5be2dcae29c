import { describe, it } from 'vitest'
import { operationRequest } from '../support/call-operation.ts'
import {
  constraintRefusal,
  expectRefusal,
  serializationRefusal,
} from './expect-refusal.ts'
import { VALID_INPUTS, X402_PAYLOAD } from '../support/valid-inputs.ts'

const NOT_NULL = 'Member must not be null'

describe('several failures', () => {
  it('are counted and told in one answer', async () => {
    const arn =
      "Value at 'paymentManagerArn' failed to satisfy constraint: Member must not be null"
    const expiry =
      "Value at 'expiryTimeInMinutes' failed to satisfy constraint: Member must have value less than or equal to 480"
    await expectRefusal(
      operationRequest('CreatePaymentSession', { expiryTimeInMinutes: 481 }),
      {
        status: 400,
        error: 'ValidationException',
        message: `2 validation errors detected: ${arn}; ${expiry}`,
        fieldList: [
          { name: 'paymentManagerArn', message: arn },
          { name: 'expiryTimeInMinutes', message: expiry },
        ],
      },
    )
  })

  const wrongEverywhere = {
    limits: { maxSpendAmount: { currency: 'EUR' } },
    clientToken: 'short',
  }
  const wrongHeaders = {
    userId: 'u'.repeat(121),
    headers: {
      'X-Amzn-Bedrock-AgentCore-Payments-Agent-Name': 'a'.repeat(257),
    },
  }

  it('are found in headers and at every level of the body', async () => {
    await expectRefusal(
      operationRequest('CreatePaymentSession', wrongEverywhere, wrongHeaders),
      constraintRefusal(
        ['userId', 'Member must have length less than or equal to 120'],
        ['agentName', 'Member must have length less than or equal to 256'],
        ['paymentManagerArn', NOT_NULL],
        ['limits.maxSpendAmount.value', NOT_NULL],
        [
          'limits.maxSpendAmount.currency',
          'Member must satisfy enum value set: [USD]',
        ],
        ['expiryTimeInMinutes', NOT_NULL],
        ['clientToken', 'Member must have length greater than or equal to 33'],
      ),
    )
  })

  it('do not matter when a member is of the wrong type', async () => {
    await expectRefusal(
      operationRequest(
        'CreatePaymentSession',
        { ...wrongEverywhere, paymentManagerArn: {} },
        wrongHeaders,
      ),
      serializationRefusal(
        "STRUCTURE_VALUE can not be converted to a String at 'paymentManagerArn'",
      ),
    )
  })

  it('of one member are told as one: what is too long never meets its pattern', async () => {
    await expectRefusal(
      operationRequest('CreatePaymentSession', {
        ...VALID_INPUTS.CreatePaymentSession,
        paymentManagerArn: `arn:${'a-'.repeat(500_000)}`,
        clientToken: '-'.repeat(1_000_000),
      }),
      constraintRefusal(
        [
          'paymentManagerArn',
          'Member must have length less than or equal to 2048',
        ],
        ['clientToken', 'Member must have length less than or equal to 256'],
      ),
    )
  })
})

describe('the user of a call', () => {
  const unnamed = constraintRefusal([
    'userId',
    'Member must not be null (header X-Amzn-Bedrock-AgentCore-Payments-User-Id)',
  ])

  it.each([
    'CreatePaymentInstrument',
    'CreatePaymentSession',
    'DeletePaymentInstrument',
    'DeletePaymentSession',
    'GetPaymentInstrument',
    'GetPaymentInstrumentBalance',
    'GetPaymentSession',
    'ListPaymentInstruments',
    'ListPaymentSessions',
    'ProcessPayment',
  ] as const)('must be named for %s', async (operation) => {
    const input = VALID_INPUTS[operation]
    const withoutUser = operationRequest(operation, input, { userId: null })
    await expectRefusal(withoutUser, unnamed)
    const emptyUser = operationRequest(operation, input, { userId: '' })
    await expectRefusal(emptyUser, unnamed)
  })
})

describe('a union', () => {
  it.each([
    ['none', {}],
    ['only null', { cryptoX402: null, mpp: null }],
    [
      'two',
      {
        cryptoX402: { version: '2', payload: X402_PAYLOAD },
        mpp: { version: '1', wwwAuthenticateHeaders: ['Payment id="1"'] },
      },
    ],
  ])('is refused with %s of its members set', async (_, paymentInput) => {
    await expectRefusal(
      operationRequest('ProcessPayment', {
        ...VALID_INPUTS.ProcessPayment,
        paymentInput,
      }),
      constraintRefusal([
        'paymentInput',
        'Member must have exactly one of the members set: [cryptoX402, mpp]',
      ]),
    )
  })

  it('is named by its place in a list', async () => {
    await expectRefusal(
      operationRequest('CreatePaymentInstrument', {
        ...VALID_INPUTS.CreatePaymentInstrument,
        paymentInstrumentDetails: {
          embeddedCryptoWallet: {
            network: 'BITCOIN',
            linkedAccounts: [
              {
                email: { emailAddress: 'alice@example.com' },
                sms: { phoneNumber: '+4915112345678' },
              },
            ],
          },
        },
      }),
      constraintRefusal(
        [
          'paymentInstrumentDetails.embeddedCryptoWallet.network',
          'Member must satisfy enum value set: [ETHEREUM, SOLANA]',
        ],
        [
          'paymentInstrumentDetails.embeddedCryptoWallet.linkedAccounts.1.member',
          'Member must have exactly one of the members set: [email, sms, developerJwt, oAuth2]',
        ],
      ),
    )
  })
})
