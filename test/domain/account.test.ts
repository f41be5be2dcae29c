import { expect, it } from 'vitest'
import { accountOf } from '../../src/domain/account.ts'

const HOME = '123456789012'

const signedFor = (region: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=AKID/20260101/${region}/bedrock-agentcore/aws4_request, SignedHeaders=host, Signature=00`,
})

it.each([
  ['unsigned, at a local server', 'http://localhost:4402/', {}, 'us-east-1'],
  [
    'signed, at a local server',
    'http://localhost:4402/',
    signedFor('eu-central-1'),
    'eu-central-1',
  ],
  [
    'unsigned, at the control plane',
    'https://bedrock-agentcore-control.ap-southeast-2.amazonaws.com/',
    {},
    'ap-southeast-2',
  ],
  [
    'with a bearer token, at the data plane',
    'https://bedrock-agentcore.us-west-2.api.aws/',
    { authorization: 'Bearer a.b.c' },
    'us-west-2',
  ],
  [
    'signed for another region than its host is in',
    'https://bedrock-agentcore.us-west-2.amazonaws.com/',
    signedFor('eu-west-1'),
    'eu-west-1',
  ],
  [
    'signed for every region, in one',
    'https://bedrock-agentcore.us-west-2.amazonaws.com/',
    {
      authorization:
        'AWS4-ECDSA-P256-SHA256 Credential=AKID/20260101/bedrock-agentcore/aws4_request, SignedHeaders=host, Signature=00',
    },
    'us-west-2',
  ],
])('tells the region of a call that is %s', (_, url, headers, region) => {
  const account = accountOf(new Request(url, { headers }), HOME)
  expect(account).toEqual({
    partition: 'aws',
    region,
    accountId: HOME,
  })
})

it.each([
  ['another account', '210987654321', '210987654321'],
  ['no account', 'AKIDEXAMPLE', HOME],
  ['a namespace', 'mock-checkout', HOME],
])('reads %s from the access key ID %s', (_, keyId, accountId) => {
  const { authorization } = signedFor('us-east-1')
  const request = new Request('http://localhost/', {
    headers: { authorization: authorization.replace('AKID', keyId) },
  })
  expect(accountOf(request, HOME)).toMatchObject({ accountId })
})

it.each([
  ['cn-north-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
])('tells the partition of %s', (region, partition) => {
  const request = new Request('http://localhost/', {
    headers: signedFor(region),
  })
  expect(accountOf(request, HOME)).toMatchObject({ region, partition })
})
