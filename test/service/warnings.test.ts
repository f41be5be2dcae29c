import { describe, expect, it } from 'vitest'
import { registry } from '../../handlers/registry.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import { V1_PAYLOAD, V2_PAYLOAD } from '../support/x402-payloads.ts'
import {
  operationRequest,
  type CallOptions,
  type OperationName,
} from '../support/call-operation.ts'

const TOKENLESS =
  'clientToken is missing: a retry would carry out this call again'

/** Warnings of a call that is valid but for these changes. */
async function warningsOf(
  operation: OperationName,
  changes: object = {},
  options?: CallOptions,
) {
  const mock = assembleMock()
  const input = { ...VALID_INPUTS[operation], ...changes }
  const { inputMembers } = registry[operation]
  const elsewhere = inputMembers
    .filter(({ binding }) => binding.location !== 'body')
    .map(({ name }) => name)
  const body = Object.fromEntries(
    Object.entries(input).filter(([name]) => !elsewhere.includes(name)),
  )
  await mock.fetch(
    operationRequest(operation, body, { bound: input, ...options }),
  )
  return mock.journal.entries()[0]?.warnings
}

describe('a missing client token', () => {
  const withToken = Object.values(registry)
    .filter(({ inputMembers }) =>
      inputMembers.some(({ name }) => name === 'clientToken'),
    )
    .map(({ name }) => name as OperationName)

  it('concerns the operations that create or pay', () => {
    expect(withToken).toEqual(
      expect.arrayContaining(['CreatePaymentSession', 'ProcessPayment']),
    )
    expect(withToken).not.toContain('GetPaymentSession')
  })

  it.each(withToken)('is warned of (%s)', async (operation) => {
    expect(await warningsOf(operation, { clientToken: undefined })).toEqual([
      TOKENLESS,
    ])
    expect(
      await warningsOf(operation, { clientToken: 't'.repeat(40) }),
    ).toEqual([])
  })

  it('is warned of though the call is refused', async () => {
    expect(
      await warningsOf('ProcessPayment', {
        clientToken: undefined,
        paymentSessionId: '',
      }),
    ).toEqual([TOKENLESS])
  })

  it('is nothing to an operation without one', async () => {
    expect(await warningsOf('GetPaymentSession')).toEqual([])
  })
})

describe('a content type', () => {
  it.each([
    ['application/json', []],
    ['application/json; charset=utf-8', []],
    ...['text/plain;charset=UTF-8', 'application/x-amz-json-1.1'].map(
      (type) =>
        [
          type,
          [
            `The content type "${type}" was read as JSON: send application/json`,
          ],
        ] as const,
    ),
  ] as const)('%s gets the warnings %j', async (type, warnings) => {
    expect(
      await warningsOf(
        'GetPaymentSession',
        {},
        { headers: { 'content-type': type } },
      ),
    ).toEqual(warnings)
  })

  it('that is missing is warned of', async () => {
    const mock = assembleMock()
    const input = VALID_INPUTS.GetPaymentSession
    const request = operationRequest('GetPaymentSession', input)
    request.headers.delete('content-type')
    expect((await mock.fetch(request)).status).toBe(200)
    expect(mock.journal.entries()[0]?.warnings).toEqual([
      'The content type is missing: send application/json',
    ])
  })

  it('is not asked for where there is no body', async () => {
    const mock = assembleMock()
    await mock.fetch(
      new Request('https://localhost/payments/getPaymentSession', {
        method: 'POST',
      }),
    )
    expect(mock.journal.entries()[0]).toMatchObject({
      error: { name: 'ValidationException' },
      warnings: [],
    })
  })
})

describe('a payment', () => {
  const pay = (version: string, payload: object) =>
    warningsOf('ProcessPayment', {
      clientToken: 't'.repeat(40),
      paymentInput: { cryptoX402: { version, payload } },
    })

  it('in an older form of x402 is warned of', async () => {
    expect(await pay('1', V1_PAYLOAD)).toEqual([
      'x402 version 1 is the older form: take version 2 where the merchant offers it',
    ])
  })

  it('that merchants will refuse is warned of', async () => {
    const extra = { name: 'USD Coin', version: '2' }
    expect(await pay('2', { ...V2_PAYLOAD, extra })).toEqual([
      "'extra.name' is 'USD Coin', but the token on eip155:84532 has 'USDC': merchants refuse the signature. Have the merchant send 'USDC'",
    ])
  })

  it('is warned of though it is refused', async () => {
    const payload = { ...V2_PAYLOAD, network: 'base-sepolia', amount: '-1' }
    expect(await pay('2', payload)).toEqual([
      "The network 'base-sepolia' is an older name: x402 version 2 has 'eip155:84532'",
    ])
  })

  it('of the documented form is not', async () => {
    expect(await pay('2', V2_PAYLOAD)).toEqual([])
  })
})
