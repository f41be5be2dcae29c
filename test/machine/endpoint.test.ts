import { describe, expect, it } from 'vitest'
import { assembleMock } from '../../src/entries/assemble.ts'
import { createEndpoints } from '../../src/service/endpoint.ts'
import { MockError } from '../../src/errors.ts'
import { VALID_INPUTS } from '../bad-input/valid-inputs.ts'
import { operationRequest, send } from './call-operation.ts'

const NAMED = ['http://localhost:4402', 'https://example.com/aws/mock/']
const endpoints = createEndpoints(NAMED)

describe('the target of a URL', () => {
  it.each([
    [
      'https://bedrock-agentcore.us-east-1.amazonaws.com/payments/a',
      { path: '/payments/a', plane: 'data' },
    ],
    [
      'https://bedrock-agentcore-fips.us-gov-west-1.api.aws/payments/a',
      { path: '/payments/a', plane: 'data' },
    ],
    [
      'https://bedrock-agentcore-control.cn-north-1.amazonaws.com.cn/payments/a',
      { path: '/payments/a', plane: 'control' },
    ],
    ['http://localhost:4402/payments/a', { path: '/payments/a' }],
    ['https://example.com/aws/mock/payments/a?b=c', { path: '/payments/a' }],
    ['https://example.com/aws/mock', { path: '/' }],
    ['https://example.com/aws/mock/', { path: '/' }],
    // not under what was named
    [
      'https://example.com/aws/mocking/payments/a',
      {
        path: '/aws/mocking/payments/a',
      },
    ],
    ['https://example.com/payments/a', { path: '/payments/a' }],
    [
      'http://example.com/aws/mock/payments/a',
      {
        path: '/aws/mock/payments/a',
      },
    ],
  ])('of %s', (url, target) => {
    expect(endpoints.targetOf(new URL(url))).toEqual(target)
  })
})

describe('what is covered on the network', () => {
  it.each([
    [
      'https://bedrock-agentcore.us-east-1.amazonaws.com/payments/x',
      'payments',
    ],
    ['https://bedrock-agentcore.us-east-1.api.aws/payments/x', 'payments'],
    [
      'https://bedrock-agentcore-control.us-east-1.amazonaws.com/payments/managers',
      'payments',
    ],
    [
      'https://bedrock-agentcore.us-east-1.amazonaws.com/identities/payment/token',
      'payments',
    ],
    ['https://bedrock-agentcore.us-east-1.amazonaws.com/runtimes/r', 'other'],
    ['http://localhost:4402/payments/x', 'payments'],
    ['http://localhost:4402/runtimes/r', 'other'],
    ['http://localhost:4403/payments/x', undefined],
    ['https://localhost:4402/payments/x', undefined],
    ['https://example.com/aws/mock/payments/x', 'payments'],
    ['https://example.com/aws/mock/', 'other'],
    ['https://example.com/payments/x', undefined],
    ['https://bedrock-runtime.us-east-1.amazonaws.com/payments/x', undefined],
  ])('%s is %s', (url, covered) => {
    expect(endpoints.covers(new URL(url))).toBe(covered)
  })
})

describe('a named endpoint', () => {
  it('is kept without a trailing slash', () => {
    expect(endpoints.named).toEqual([
      'http://localhost:4402',
      'https://example.com/aws/mock',
    ])
    expect(createEndpoints().named).toEqual([])
  })

  it.each([
    'localhost:4402',
    '/payments',
    '',
    'ftp://example.com',
    'http://example.com?x=1',
    'http://example.com/#a',
    'ws://localhost:4402',
  ])('cannot be %j', (text) => {
    const refusal = new MockError(
      `An endpoint must be an http or https base URL without query, such as "http://localhost:4402". Received: ${JSON.stringify(text)}`,
    )
    expect(() => createEndpoints([NAMED[0] ?? '', text])).toThrow(refusal)
    expect(() => assembleMock({ endpoints: [text] })).toThrow(refusal)
  })
})

describe('mock.fetch', () => {
  const { pathname } = new URL(operationRequest('GetPaymentSession', {}).url)
  const call = (base: string) => {
    const like = operationRequest(
      'GetPaymentSession',
      VALID_INPUTS.GetPaymentSession,
    )
    return send(
      assembleMock({ endpoints: NAMED }),
      new Request(base + pathname, like),
    )
  }

  it.each([
    'https://bedrock-agentcore.eu-central-1.amazonaws.com',
    'https://bedrock-agentcore-fips.us-east-1.amazonaws.com',
    'https://bedrock-agentcore.us-east-1.api.aws',
    'http://localhost:4402',
    'https://example.com/aws/mock',
    'http://127.0.0.1:9999',
    'http://payments.test',
  ])('answers on %s', async (base) => {
    expect((await call(base)).status).toBe(200)
  })

  it('does not strip a prefix that nobody named', async () => {
    expect((await call('https://example.com/other')).status).toBe(404)
  })
})
