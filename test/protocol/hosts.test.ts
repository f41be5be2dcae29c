import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { BedrockAgentCoreClient } from '@aws-sdk/client-bedrock-agentcore'
import { BedrockAgentCoreControlClient } from '@aws-sdk/client-bedrock-agentcore-control'
import { describe, expect, it } from 'vitest'
import { isPaymentsPath, planeOfHost } from '../../src/protocol/hosts.ts'

const { endpointProvider: dataEndpoint } = new BedrockAgentCoreClient({}).config
const { endpointProvider: controlEndpoint } = new BedrockAgentCoreControlClient(
  {},
).config

/** Regions of each partition: one of its own, and one that the SDKs know by its pattern alone. */
const REGIONS = [
  'us-east-1',
  'eu-central-1',
  'ap-southeast-9',
  'us-gov-west-1',
  'cn-north-1',
  'eusc-de-east-1',
  'us-iso-east-1',
  'us-isob-east-1',
  'eu-isoe-west-1',
  'us-isof-south-1',
]

/** Every URL to which the SDKs send. */
const SDK_URLS = REGIONS.flatMap((Region) => [
  { Region, UseFIPS: false, UseDualStack: false },
  { Region, UseFIPS: true, UseDualStack: false },
  { Region, UseFIPS: false, UseDualStack: true },
  { Region, UseFIPS: true, UseDualStack: true },
]).flatMap((parameters) => [
  ['data', dataEndpoint(parameters).url] as const,
  ['control', controlEndpoint(parameters).url] as const,
])

describe('the hosts of AWS', () => {
  it('are those of every partition that the SDK knows', () => {
    const suffixes = suffixesOfSdk()
    const hosts = SDK_URLS.map(([, { hostname }]) => hostname)
    expect(suffixes.length).toBeGreaterThan(10)
    expect(
      suffixes.filter(
        (suffix) => !hosts.some((host) => host.endsWith(`.${suffix}`)),
      ),
    ).toEqual([])
  })

  it.each(SDK_URLS)('of the %s plane: %s', (plane, url) => {
    expect(planeOfHost(url.hostname)).toBe(plane)
  })

  it.each([
    ['data', 'vpce-0a1b-c2d3.bedrock-agentcore.us-east-1.vpce.amazonaws.com'],
    [
      'data',
      'vpce-0a1b-c2d3-us-east-1a.bedrock-agentcore.us-east-1.vpce.amazonaws.com',
    ],
    [
      'control',
      'vpce-0a1b-c2d3.bedrock-agentcore-control.us-east-1.vpce.amazonaws.com',
    ],
    ['data', 'vpce-0a1b.bedrock-agentcore.cn-north-1.vpce.amazonaws.com.cn'],
    // no such host is known: a call for money must not leave because one has come
    ['data', 'bedrock-agentcore.amazonaws.com'],
    ['data', 'bedrock-agentcore-us-east-1.amazonaws.com'],
    ['control', 'bedrock-agentcore-control-fips2.us-east-1.amazonaws.com'],
  ])('of the %s plane: %s', (plane, hostname) => {
    expect(planeOfHost(hostname)).toBe(plane)
  })

  it.each([
    'bedrock-agentcore.us-east-1.amazonaws.com.example.com',
    'bedrock-agentcore.us-east-1.amazonaws.org',
    'bedrock-agentcore.us-east-1.notamazonaws.com',
    'my-bedrock-agentcore.us-east-1.amazonaws.com',
    'bedrock-runtime.us-east-1.amazonaws.com',
    'abc123.execute-api.us-east-1.amazonaws.com',
    'amazonaws.com',
    'localhost',
  ])('are not %s', (hostname) => {
    expect(planeOfHost(hostname)).toBeUndefined()
  })
})

/** The DNS suffixes in the SDK's table of partitions. */
function suffixesOfSdk(): string[] {
  const table = readFileSync(
    createRequire(import.meta.url).resolve('@aws-sdk/core/client'),
    'utf8',
  )
  const found = table.matchAll(
    /(?:dnsSuffix|dualStackDnsSuffix)"?: ?"([^"]+)"/g,
  )
  return [...new Set(Array.from(found, ([, suffix]) => suffix as string))]
}

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
