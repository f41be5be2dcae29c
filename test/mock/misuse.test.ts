import { describe, expect, it } from 'vitest'
import { createAdminClient } from '../../src/entries/admin-client.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { createRequestHandler } from '../../src/entries/aws-sdk.ts'
import {
  createPaymentsMock,
  createTokenIssuer,
  type PaymentsMock,
  type TokenIssuerOptions,
  type TokenOptions,
} from '../../src/entries/index.ts'
import { serve } from '../../src/entries/node.ts'
import { MockError } from '../../src/errors.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import { call } from '../support/call-operation.ts'

const OPTIONS =
  'Allowed: scenario, seed, now, endpoints, journalCapacity, jwks, policy'
const MEMBERS = 'Allowed: operation, userId, statusCode, error'
const UNITS = 'days, hours, minutes, seconds, milliseconds'

describe('a misuse is refused, and told what was probably meant', () => {
  it.each<[string, (mock: PaymentsMock) => unknown, string]>([
    [
      'an option of createPaymentsMock',
      () => createPaymentsMock({ sceanrio: {} } as never),
      `createPaymentsMock has no option "sceanrio". Did you mean "scenario"? ${OPTIONS}`,
    ],
    [
      'options of createPaymentsMock that are none',
      () => createPaymentsMock(null as never),
      `createPaymentsMock takes its options as an object. Received: null. ${OPTIONS}`,
    ],
    [
      'an option of a mock that a tool puts together',
      () => assembleMock({ sead: 1 } as never),
      `The mock has no option "sead". Did you mean "seed"? ${OPTIONS}, onProgress`,
    ],
    [
      'endpoints that are no list',
      () => createPaymentsMock({ endpoints: 'http://localhost:1' as never }),
      'endpoints is a list of base URLs, e.g. endpoints: [\'http://localhost:4402\']. Received: "http://localhost:1"',
    ],
    [
      'a policy',
      () => createPaymentsMock({ policy: { userID: 'optional' } as never }),
      'Unknown policy "userID". Did you mean "userId"? Allowed: userId, expiredSessions, ',
    ],
    [
      'a policy that is no object',
      () => createPaymentsMock({ policy: 'optional' as never }),
      'A policy is an object such as { userId: \'optional\' }. Received: "optional". Allowed: userId, ',
    ],
    [
      'a kind of row whose status moves',
      () =>
        createPaymentsMock({
          policy: { transitions: { paymentManagers: 'manual' } as never },
        }),
      'Policy "transitions" has no "paymentManagers". Did you mean "paymentManager"? Allowed: paymentManager, ',
    ],
    [
      'a member of the journal’s filter',
      ({ journal }) => journal.entries({ statuscode: 429 } as never),
      `The journal's filter has no member "statuscode". Did you mean "statusCode"? ${MEMBERS}`,
    ],
    [
      'a filter that is no object',
      ({ journal }) => journal.entries('ProcessPayment' as never),
      `The journal's filter takes its members as an object. Received: "ProcessPayment". ${MEMBERS}`,
    ],
    [
      'an operation in the journal’s filter',
      ({ journal }) => journal.entries({ operation: 'ProcesPayment' } as never),
      'There is no operation "ProcesPayment". Did you mean "ProcessPayment"? Allowed: CreatePaymentConnector, ',
    ],
    [
      'a status in the journal’s filter that is text',
      ({ journal }) => journal.entries({ statusCode: '429' } as never),
      'statusCode in the journal\'s filter must be a whole number from 100 to 599, e.g. 429; leave it out for every status. Received: "429"',
    ],
    [
      'a status in the journal’s filter that there is not',
      ({ journal }) => journal.entries({ statusCode: 42 }),
      "statusCode in the journal's filter must be a whole number from 100 to 599, e.g. 429; leave it out for every status. Received: 42",
    ],
    [
      'a user in the journal’s filter that is no text',
      ({ journal }) => journal.entries({ userId: null } as never),
      "userId in the journal's filter must be text; leave it out for every user. Received: null",
    ],
    [
      'an exception in the journal’s filter',
      ({ journal }) =>
        journal.entries({ error: 'ThrotlingException' } as never),
      'There is no exception "ThrotlingException". Did you mean "ThrottlingException"? Allowed: AccessDeniedException, ',
    ],
    [
      'a listener that is no function',
      ({ journal }) => journal.subscribe(undefined as never),
      'A listener must be a function. Received: undefined',
    ],
    [
      'a span that is a number',
      ({ clock }) => clock.advanceBy(16 as never),
      `A duration is an object such as { minutes: 16 }. Received: 16. Allowed units: ${UNITS}`,
    ],
    [
      'a span that is text',
      ({ clock }) => clock.advanceBy('5m' as never),
      `A duration is an object such as { minutes: 16 }. Received: "5m". Allowed units: ${UNITS}`,
    ],
    [
      'a span that is null',
      ({ clock }) => clock.advanceBy(null as never),
      `A duration is an object such as { minutes: 16 }. Received: null. Allowed units: ${UNITS}`,
    ],
    [
      'a unit',
      ({ clock }) => clock.advanceBy({ minute: 16 } as never),
      `Unknown unit "minute" in a duration. Did you mean "minutes"? Allowed: ${UNITS}`,
    ],
    [
      'a clock of two targets',
      ({ clocks }) =>
        clocks.attach({ userId: 'a', paymentSessionId: 'b' } as never),
      'A clock needs exactly one of paymentSessionId, userId, paymentManagerArn, as text. Received: {"userId":"a","paymentSessionId":"b"}',
    ],
    [
      'a request handler of an object with a mock in it',
      (mock) => createRequestHandler({ mock } as never),
      'createRequestHandler takes the mock itself: createRequestHandler(mock). Received: an object with mock',
    ],
    [
      'a request handler of nothing',
      () => createRequestHandler(undefined as never),
      'createRequestHandler takes the mock itself: createRequestHandler(mock). Received: undefined',
    ],
    [
      'an option of an admin client',
      () => createAdminClient('http://localhost', { namespce: 'a' } as never),
      'createAdminClient has no option "namespce". Did you mean "namespace"? Allowed: namespace, fetch',
    ],
    [
      'the namespace of an admin client',
      () => createAdminClient('http://localhost', { namespace: 5 } as never),
      'namespace of createAdminClient must be text; leave it out for the default. Received: 5',
    ],
    [
      'the fetch of an admin client',
      () => createAdminClient('http://localhost', { fetch: 'f' } as never),
      'fetch of createAdminClient must be a function; leave it out for the default. Received: "f"',
    ],
    [
      'a server in the place of its base URL',
      () => createAdminClient({ url: 'http://localhost' } as never),
      'A server\'s base URL must be an http or https URL without a query, such as "http://127.0.0.1:4402"; pass the URL that the server printed, or server.url of serve(). Received: {"url":"http://localhost"}',
    ],
  ])('%s', (_, act, message) => {
    const attempt = () => act(createPaymentsMock())
    expect(attempt).toThrow(MockError)
    expect(attempt).toThrow(message)
  })
})

describe('serve refuses', () => {
  it.each<[string, (mock: PaymentsMock) => Promise<unknown>, string]>([
    [
      'an object with a mock in it',
      (mock) => serve({ mock } as never),
      'serve takes the mock itself: serve(mock, options). Received: an object with mock',
    ],
    [
      'nothing',
      () => serve(undefined as never),
      'serve takes the mock itself: serve(mock, options). Received: undefined',
    ],
    [
      'a host that is no text',
      (mock) => serve(mock, { port: 0, host: 5 as never }),
      'host of serve must be text; leave it out for the default. Received: 5',
    ],
    [
      'an admin that is a word',
      (mock) => serve(mock, { port: 0, admin: 'no' as never }),
      'admin of serve must be true or false; leave it out for the default. Received: "no"',
    ],
    [
      'a listener that is no function',
      (mock) => serve(mock, { port: 0, onRequest: 'log' as never }),
      'onRequest of serve must be a function; leave it out for the default. Received: "log"',
    ],
  ])('%s', async (_, act, message) => {
    await expect(act(createPaymentsMock())).rejects.toThrow(
      new MockError(message),
    )
  })
})

it.each<[keyof TokenIssuerOptions | keyof TokenOptions, string]>([
  [
    'issuer',
    'createTokenIssuer has no option "issuers". Did you mean "issuer"? Allowed: issuer, seed',
  ],
  [
    'expiresIn',
    'mintToken has no option "expiresIns". Did you mean "expiresIn"? Allowed: sub, now, expiresIn, audience, clientId, scope, claims',
  ],
])('a typo in %s of a token or its issuer is refused', (name, message) => {
  const typo = { [`${name}s`]: undefined }
  const now = '2026-01-01T00:00:00Z'
  const mint = () =>
    createTokenIssuer(name === 'issuer' ? typo : {}).mintToken({
      sub: 'alice',
      now,
      ...typo,
    })
  expect(mint).toThrow(new MockError(message))
})

it('takes every member of the journal’s filter', async () => {
  const mock = createPaymentsMock()
  await call(mock, 'GetPaymentSession', VALID_INPUTS.GetPaymentSession)
  const found = mock.journal.entries({
    operation: 'GetPaymentSession',
    userId: 'alice',
    statusCode: 200,
  })
  expect(found).toHaveLength(1)
  expect(mock.journal.entries({ error: 'ValidationException' })).toEqual([])
})

describe('mock.fetch rejects what is no Request', () => {
  it.each([
    ['https://localhost/payments', '"https://localhost/payments"'],
    [new URL('https://localhost/payments'), '"https://localhost/payments"'],
    [{ url: 'https://localhost/payments' }, '{"url":'],
    [undefined, 'undefined'],
  ])('%s', async (request, received) => {
    const mock = createPaymentsMock()
    const answer = mock.fetch(request as never, { method: 'POST' } as never)
    await expect(answer).rejects.toThrow(MockError)
    await expect(answer).rejects.toThrow(
      `mock.fetch takes a Request: mock.fetch(new Request(url, init)). Received: ${received}`,
    )
    expect(mock.journal.entries()).toEqual([])
  })
})
