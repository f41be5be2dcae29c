import { describe, expect, it } from 'vitest'
import { assembleMock } from '../../src/entries/assemble.ts'
import { call, operationRequest, send } from '../support/call-operation.ts'
import {
  constraintRefusal,
  expectRefusal,
  serializationRefusal,
} from './expect-refusal.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'

describe('numbers', () => {
  const withExpiry = (text: string) =>
    operationRequest(
      'CreatePaymentSession',
      JSON.stringify(VALID_INPUTS.CreatePaymentSession).replace(
        '"expiryTimeInMinutes":15',
        `"expiryTimeInMinutes":${text}`,
      ),
    )

  it.each([
    ['1e400', 'DECIMAL'],
    ['-1e400', 'DECIMAL'],
    ['15.5', 'DECIMAL'],
    ['2147483648', 'NUMBER'],
    ['-2147483649', 'NUMBER'],
    ['1e21', 'NUMBER'],
    ['99999999999999999999', 'NUMBER'],
    ['"15"', 'STRING'],
    ['"NaN"', 'STRING'],
  ])('are refused when they are no 32-bit integers: %s', async (text, kind) => {
    await expectRefusal(
      withExpiry(text),
      serializationRefusal(
        `${kind}_VALUE can not be converted to an Integer at 'expiryTimeInMinutes'`,
      ),
    )
  })

  it.each([
    ['2147483647', 'less than or equal to 480'],
    ['481', 'less than or equal to 480'],
    ['14', 'greater than or equal to 15'],
    ['0', 'greater than or equal to 15'],
    ['-15', 'greater than or equal to 15'],
    ['-2147483648', 'greater than or equal to 15'],
  ])('are refused out of their range: %s', async (text, range) => {
    await expectRefusal(
      withExpiry(text),
      constraintRefusal([
        'expiryTimeInMinutes',
        `Member must have value ${range}`,
      ]),
    )
  })

  it.each(['15.0', '1.5e1', '480'])(
    'are read as JSON has them: %s',
    async (text) => {
      expect((await send(assembleMock(), withExpiry(text))).status).toBe(201)
    },
  )
})

describe('an amount', () => {
  const withAmount = (value: string) =>
    operationRequest('CreatePaymentSession', {
      ...VALID_INPUTS.CreatePaymentSession,
      limits: { maxSpendAmount: { value, currency: 'USD' } },
    })
  const refusal = (message: string) => ({
    status: 400,
    error: 'ValidationException' as const,
    message,
    fieldList: [{ name: 'limits.maxSpendAmount.value', message }],
  })

  it.each([
    'NaN',
    'Infinity',
    '1e2',
    '1E-2',
    '0x10',
    '1,00',
    '1_000',
    ' 1',
    '1.',
    '.5',
    '+1',
    '--1',
    '1.0.0',
    '$1',
    '١',
    '',
    '__proto__',
  ])('is refused when it is no decimal: "%s"', async (value) => {
    await expectRefusal(
      withAmount(value),
      refusal(
        `MaxSpendAmount value must be a decimal number. Received: ${value}`,
      ),
    )
  })

  it.each(['0', '0.00', '-1.00', '-0', `-${'9'.repeat(400)}`])(
    'is refused when it is not positive: %s',
    async (value) => {
      await expectRefusal(
        withAmount(value),
        refusal('MaxSpendAmount value must be positive'),
      )
    },
  )

  it.each(['10000.01', `10000.${'0'.repeat(30)}1`, '9'.repeat(400)])(
    'is refused above the ceiling: %s',
    async (value) => {
      await expectRefusal(
        withAmount(value),
        refusal(
          `MaxSpendAmount value must not exceed 10000. Received: ${value}`,
        ),
      )
    },
  )

  it.each(['0.001', '9999.99', '10000', '10000.00', `0.${'0'.repeat(30)}1`])(
    'is accepted between them: %s',
    async (value) => {
      const answer = await call(assembleMock(), 'CreatePaymentSession', {
        ...VALID_INPUTS.CreatePaymentSession,
        limits: { maxSpendAmount: { value, currency: 'USD' } },
      })
      expect(answer.body).toMatchObject({
        paymentSession: {
          availableLimits: { availableSpendAmount: { value } },
        },
      })
    },
  )
})
