import { expect, it } from 'vitest'
import { credentialScopeOf } from '../../src/domain/credential-scope.ts'

const scopeOf = (authorization: string) =>
  credentialScopeOf(new Headers({ authorization }))

it.each([
  [
    'AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/bedrock-agentcore/aws4_request, SignedHeaders=host, Signature=00',
    { keyId: 'AKID', region: 'us-east-1', service: 'bedrock-agentcore' },
  ],
  [
    'AWS4-HMAC-SHA256 SignedHeaders=host,Credential=AKID/20260101/eu-west-1/s3/aws4_request,Signature=00',
    { keyId: 'AKID', region: 'eu-west-1', service: 's3' },
  ],
  [
    'AWS4-ECDSA-P256-SHA256 Credential=AKID/20260101/bedrock-agentcore/aws4_request, SignedHeaders=host, Signature=00',
    { keyId: 'AKID', region: undefined, service: 'bedrock-agentcore' },
  ],
])('reads key, region and service from %s', (header, scope) => {
  expect(scopeOf(header)).toEqual(scope)
})

it.each([
  'Bearer a.b.c',
  'AWS4-HMAC-SHA256',
  'AWS4-HMAC-SHA256 Credential=AKID',
  'AWS4-HMAC-SHA256 Credential=AKID/today/us-east-1/s3/aws4_request',
  'AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/s3/other',
  'AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1//aws4_request',
  'AWS4-HMAC-SHA256 Credential=AKID/20260101/aws4_request',
])('leaves alone what is no signature that it knows: %s', (header) => {
  expect(scopeOf(header)).toBeUndefined()
})

it('finds none in a request without the header', () => {
  expect(credentialScopeOf(new Headers())).toBeUndefined()
})
