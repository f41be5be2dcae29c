import { describe, expect, it } from 'vitest'
import { assembleMock } from '../../src/entries/assemble.ts'
import { createEndpoints } from '../../src/service/endpoint.ts'
import { MockError } from '../../src/errors.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import { operationRequest, send } from '../support/call-operation.ts'

const NAMED = ['http://localhost:4402', 'https://example.com/aws/mock/']
const endpoints = createEndpoints(NAMED, { otherOperations: 'pass' })

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
    ['http://localhost:4402//payments/a', { path: '/payments/a' }],
    ['http://[::1]:4402/payments/a', { path: '/payments/a' }],
    ['https://example.com/aws/mock//payments/a', { path: '/payments/a' }],
    // a base path that nobody named: a server, and a request handler, are asked for nothing but the service
    ['http://[::1]:4402/aws/payments/a', { path: '/payments/a' }],
    ['http://127.0.0.1:4402/a/b//payments/a', { path: '/payments/a' }],
    [
      'http://127.0.0.1:4402/aws/identities/payment/token',
      { path: '/identities/payment/token' },
    ],
    ['http://127.0.0.1:4402/aws/identities/x', { path: '/aws/identities/x' }],
    // AWS has none
    [
      'https://bedrock-agentcore.us-east-1.amazonaws.com/aws/payments/a',
      { path: '/aws/payments/a', plane: 'data' },
    ],
    ['https://example.com/aws/mock/payments/a?b=c', { path: '/payments/a' }],
    ['https://example.com/aws/mock', { path: '/' }],
    ['https://example.com/aws/mock/', { path: '/' }],
    ['https://example.com/payments/a', { path: '/payments/a' }],
    ['https://example.com/my-payments/a', { path: '/my-payments/a' }],
  ])('of %s', (url, target) => {
    expect(endpoints.targetOf(new URL(url))).toEqual(target)
  })
})

describe('what is covered on the network', () => {
  it.each([
    ['https://bedrock-agentcore.us-east-1.amazonaws.com/payments/x', true],
    ['https://bedrock-agentcore.us-east-1.amazonaws.com//payments/x', true],
    ['https://bedrock-agentcore.us-east-1.api.aws/payments/x', true],
    [
      'https://bedrock-agentcore-control.us-east-1.amazonaws.com/payments/managers',
      true,
    ],
    [
      'https://bedrock-agentcore.us-east-1.amazonaws.com/identities/payment/token',
      true,
    ],
    ['https://bedrock-agentcore.us-east-1.amazonaws.com/runtimes/r', 'other'],
    ['http://localhost:4402/payments/x', true],
    ['http://localhost:4402//payments/x', true],
    ['http://localhost:4402/runtimes/r', 'other'],
    ['http://localhost:4403/payments/x', false],
    ['https://localhost:4402/payments/x', false],
    ['https://example.com/aws/mock/payments/x', true],
    ['https://example.com/aws/mock//payments/x', true],
    ['https://example.com/aws/mock/', 'other'],
    ['https://example.com/aws/mocking/payments/x', false],
    ['https://example.com/payments/x', false],
    ['https://bedrock-runtime.us-east-1.amazonaws.com/payments/x', false],
  ])('%s is %s', (text, covered) => {
    const url = new URL(text)
    const refusing = createEndpoints(NAMED, { otherOperations: 'refuse' })
    expect(endpoints.covers(url)).toBe(covered === true)
    expect(refusing.covers(url)).toBe(covered !== false)
  })
})

describe('a named endpoint', () => {
  it('is kept without a trailing slash', () => {
    expect(endpoints.named).toEqual([
      'http://localhost:4402',
      'https://example.com/aws/mock',
    ])
    expect(assembleMock().endpoints.named).toEqual([])
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
      `An endpoint must be an http or https base URL without a query, such as "http://localhost:4402". Received: ${JSON.stringify(text)}`,
    )
    expect(() => assembleMock({ endpoints: [NAMED[0] ?? '', text] })).toThrow(
      refusal,
    )
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
    'http://[::1]:4402',
    'http://[::1]:4402/aws/',
    'https://example.com/other',
  ])('answers on %s', async (base) => {
    expect((await call(base)).status).toBe(200)
  })
})
