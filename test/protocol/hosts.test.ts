import { BedrockAgentCoreClient } from '@aws-sdk/client-bedrock-agentcore'
import { BedrockAgentCoreControlClient } from '@aws-sdk/client-bedrock-agentcore-control'
import { describe, expect, it } from 'vitest'
import {
  awsUrlPattern,
  isPaymentsPath,
  planeOfHost,
} from '../../src/protocol/hosts.ts'

const { endpointProvider: dataEndpoint } = new BedrockAgentCoreClient({}).config
const { endpointProvider: controlEndpoint } = new BedrockAgentCoreControlClient(
  {},
).config

/** Every URL to which the SDKs send, in the partitions that the mock stands in for. */
const SDK_URLS = [
  'us-east-1',
  'eu-central-1',
  'ap-southeast-2',
  'us-gov-west-1',
]
  .flatMap((Region) => [
    { Region, UseFIPS: false, UseDualStack: false },
    { Region, UseFIPS: true, UseDualStack: false },
    { Region, UseFIPS: false, UseDualStack: true },
    { Region, UseFIPS: true, UseDualStack: true },
  ])
  .concat([
    { Region: 'cn-north-1', UseFIPS: false, UseDualStack: false },
    { Region: 'cn-north-1', UseFIPS: true, UseDualStack: false },
  ])
  .flatMap((parameters) => [
    ['data', dataEndpoint(parameters).url] as const,
    ['control', controlEndpoint(parameters).url] as const,
  ])

describe('the hosts of AWS', () => {
  it('are of all kinds', () => {
    const hosts = SDK_URLS.map(([, { hostname }]) => hostname)
    expect(hosts).toContain('bedrock-agentcore.us-east-1.amazonaws.com')
    expect(hosts).toContain('bedrock-agentcore-fips.us-gov-west-1.api.aws')
    expect(hosts).toContain(
      'bedrock-agentcore-control.cn-north-1.amazonaws.com.cn',
    )
  })

  it.each(SDK_URLS)('of the %s plane: %s', (plane, url) => {
    const other = plane === 'data' ? 'control' : 'data'
    expect(planeOfHost(url.hostname)).toBe(plane)
    expect(`${url.origin}/payments/x?y=z`).toMatch(awsUrlPattern(plane))
    expect(`${url.origin}/payments/x?y=z`).not.toMatch(awsUrlPattern(other))
  })

  it.each([
    'bedrock-agentcore.amazonaws.com',
    'bedrock-agentcore.us-east-1.amazonaws.com.example.com',
    'bedrock-agentcore.us-east-1.amazonaws.org',
    'bedrock-agentcore.us-east-1.notamazonaws.com',
    'bedrock-agentcore-us-east-1.amazonaws.com',
    'my-bedrock-agentcore.us-east-1.amazonaws.com',
    'bedrock-runtime.us-east-1.amazonaws.com',
    'bedrock-agentcore.us.east.1.amazonaws.com',
    'localhost',
  ])('are not %s', (hostname) => {
    expect(planeOfHost(hostname)).toBeUndefined()
    for (const plane of ['data', 'control'] as const) {
      expect(`https://${hostname}/payments/x`).not.toMatch(awsUrlPattern(plane))
    }
  })

  it('match whatever the port, and only as the host of a URL', () => {
    const host = 'bedrock-agentcore.us-east-1.amazonaws.com'
    expect(`http://${host}:8443/`).toMatch(awsUrlPattern('data'))
    expect(`https://example.com/?to=https://${host}/`).not.toMatch(
      awsUrlPattern('data'),
    )
    expect(`wss://${host}/`).not.toMatch(awsUrlPattern('data'))
  })
})

describe('a path', () => {
  it.each([
    '/payments',
    '/payments/',
    '/payments/createPaymentSession',
    '/payments/managers/m-1/connectors/c-1/rotate-credentials',
    '/identities/payment/token',
    '/identities/CreatePaymentCredentialProvider',
    '/identities/someNewPaymentThing',
    '/identities/oauth2/authorize',
    '/identities/oauth2/authorize/',
  ])('belongs to Payments: %s', (path) => {
    expect(isPaymentsPath(path)).toBe(true)
  })

  it.each([
    '/',
    '/paymentsandmore',
    '/runtimes/my-payments-agent/invocations',
    '/memories/payments',
    '/identities/oauth2/token',
    '/identities/oauth2/authorized',
    '/identities/GetWorkloadAccessToken',
  ])('belongs to the rest of AgentCore: %s', (path) => {
    expect(isPaymentsPath(path)).toBe(false)
  })
})
