import { describe, expect, it } from 'vitest'
import { assembleMock } from '../../src/entries/assemble.ts'
import { operationRequest, send } from '../support/call-operation.ts'
import {
  constraintRefusal,
  expectRefusal,
  serializationRefusal,
} from './expect-refusal.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'

const VALID = JSON.stringify(VALID_INPUTS.CreatePaymentSession)
const NOT_JSON = serializationRefusal('The request body is not valid JSON.')

function createSession(body: string, contentType = 'application/json') {
  return operationRequest('CreatePaymentSession', body, {
    headers: { 'content-type': contentType },
  })
}

describe('a body that cannot be read', () => {
  it.each([
    ['a word', 'hello'],
    ['a truncated object', VALID.slice(0, -1)],
    ['an object and more', `${VALID}}`],
    ['single quotes', "{'expiryTimeInMinutes': 15}"],
    ['undefined', 'undefined'],
    ['NaN for a number', '{"expiryTimeInMinutes": NaN}'],
    ['Infinity for a number', '{"expiryTimeInMinutes": Infinity}'],
    ['a hexadecimal number', '{"expiryTimeInMinutes": 0x10}'],
    ['a comment', `/* a session */ ${VALID}`],
    ['a trailing comma', '{"expiryTimeInMinutes": 15,}'],
    ['a form', 'expiryTimeInMinutes=15'],
    ['a NUL', '\u0000'],
  ])('is refused when it is %s', async (_, body) => {
    await expectRefusal(createSession(body), NOT_JSON)
  })

  it('is refused when it is not text at all', async () => {
    const request = new Request(createSession(VALID), {
      method: 'POST',
      body: Uint8Array.of(0xff, 0xfe, 0x00, 0x80),
    })
    await expectRefusal(request, NOT_JSON)
  })

  it.each([
    ['null', 'NULL'],
    ['[]', 'LIST'],
    [`[${VALID}]`, 'LIST'],
    ['"{}"', 'STRING'],
    ['15', 'NUMBER'],
    ['true', 'BOOLEAN'],
  ])('is refused when it is no object: %s', async (body, kind) => {
    await expectRefusal(
      createSession(body),
      serializationRefusal(
        `${kind}_VALUE can not be converted to a Structure at the request body`,
      ),
    )
  })

  it('is refused when it breaks off', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(VALID.slice(0, 20)))
      },
      pull(controller) {
        controller.error(new Error('the connection is gone'))
      },
    })
    const request = new Request(createSession(VALID), {
      method: 'POST',
      body,
      duplex: 'half',
    } as RequestInit)
    await expectRefusal(
      request,
      serializationRefusal('The request body ended before it was complete.'),
    )
  })

  it.each(['', ' \n\t'])(
    'counts as empty when there is nothing in it: %j',
    async (body) => {
      await expectRefusal(
        createSession(body),
        constraintRefusal(
          ['paymentManagerArn', 'Member must not be null'],
          ['expiryTimeInMinutes', 'Member must not be null'],
        ),
      )
    },
  )

  it.each([
    'text/html',
    'application/x-www-form-urlencoded',
    'application/xml',
    'application/jsonp',
    'application/x-amz-json-2.0',
    'multipart/form-data; boundary=application/json',
  ])('is refused for its content type %s', async (contentType) => {
    await expectRefusal(createSession(VALID, contentType), {
      status: 415,
      error: 'UnsupportedMediaTypeException',
      message: `The content type "${contentType}" is not supported. Send application/json.`,
    })
  })

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON;charset=UTF-8',
    'application/x-amz-json-1.0',
    'application/x-amz-json-1.1',
    'text/plain;charset=UTF-8',
  ])('is read with the content type %s', async (contentType) => {
    const answer = await send(assembleMock(), createSession(VALID, contentType))
    expect(answer.status).toBe(201)
  })

  it('is read without a content type', async () => {
    const request = createSession(VALID)
    request.headers.delete('content-type')
    expect((await send(assembleMock(), request)).status).toBe(201)
  })
})

describe('a document', () => {
  const payment = (payload: string) =>
    operationRequest(
      'ProcessPayment',
      JSON.stringify({
        ...VALID_INPUTS.ProcessPayment,
        paymentInput: { cryptoX402: { version: '2', payload: 'PAYLOAD' } },
      }).replace('"PAYLOAD"', payload),
    )
  const nested = (levels: number) =>
    `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
  const tooDeep = serializationRefusal(
    "The document at 'paymentInput.cryptoX402.payload' is nested more than 100 levels deep",
  )

  it.each([
    ['objects 100', nested(100)],
    ['objects 10,000', nested(10_000)],
    ['lists 101', '['.repeat(101) + ']'.repeat(101)],
  ])('is refused when it nests %s levels deep', async (_, payload) => {
    await expectRefusal(payment(payload), tooDeep)
  })

  it('is read when it is nested 99 levels deep', async () => {
    await expectRefusal(payment(nested(99)), MISSING_SCHEME)
  })

  it('does not take members from a key named __proto__', async () => {
    const payload = JSON.stringify({ scheme: 'exact' })
    await expectRefusal(payment(`{"__proto__":${payload}}`), MISSING_SCHEME)
  })

  it.each(['"text"', '1', '[]', 'true'])(
    'is refused as a payment when it is %s',
    async (payload) => {
      await expectRefusal(payment(payload), INVALID_PAYLOAD)
    },
  )
})

const INVALID_PAYLOAD = {
  status: 400,
  error: 'ValidationException',
  message: 'X402 Payload for signing is invalid.',
} as const

const MISSING_SCHEME = {
  ...INVALID_PAYLOAD,
  message:
    "Invalid CryptoX402 payload format: Required field 'scheme' is missing or null",
}

describe('keys that mean something to JavaScript', () => {
  it.each(['__proto__', 'constructor', 'prototype', 'toString'])(
    'are members like any other: %s',
    async (key) => {
      await expectRefusal(
        createSession(`{"${key}":${VALID}}`),
        constraintRefusal(
          ['paymentManagerArn', 'Member must not be null'],
          ['expiryTimeInMinutes', 'Member must not be null'],
        ),
      )
      await expectRefusal(
        operationRequest(
          'ProcessPayment',
          JSON.stringify({
            ...VALID_INPUTS.ProcessPayment,
            paymentInput: { INNER: {} },
          }).replace('INNER', key),
        ),
        constraintRefusal([
          'paymentInput',
          'Member must have exactly one of the members set: [cryptoX402, mpp]',
        ]),
      )
    },
  )

  it('change no prototype', async () => {
    const input = JSON.stringify(VALID_INPUTS.CreatePaymentSession)
    await send(
      assembleMock(),
      createSession(input.replace('{', '{"__proto__":{"polluted":true},')),
    )
    expect('polluted' in {}).toBe(false)
  })
})
