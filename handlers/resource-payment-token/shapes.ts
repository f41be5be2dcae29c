import {
  boolean,
  enumeration,
  long,
  optional,
  string,
  structure,
  union,
} from '../../src/protocol/shapes.ts'

const requestHost = string({ min: 1, max: 256, pattern: '[a-zA-Z0-9\\-\\.]+' })

const requestPath = string({
  min: 1,
  max: 2048,
  pattern: '/[a-zA-Z0-9/_\\-\\.~%?=&]+',
})

// printable ASCII and the white space of JSON
const BODY = {
  min: 1,
  max: 16384,
  pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u007E]+',
}

const secret = string({ min: 1, max: 8192, sensitive: true })

export const paymentTokenRequest = union({
  coinbaseCdpTokenRequest: structure({
    requestMethod: enumeration(['GET', 'POST', 'PUT', 'DELETE', 'PATCH']),
    requestHost: optional(requestHost),
    requestPath,
    includeWalletAuthToken: optional(boolean()),
    requestBody: optional(string(BODY)),
  }),
  stripePrivyTokenRequest: structure({
    requestHost: optional(requestHost),
    requestPath,
    requestBody: string({ ...BODY, sensitive: true }),
    includeAuthorizationSignature: optional(boolean()),
  }),
})

export const paymentTokenResponse = union({
  coinbaseCdpTokenResponse: structure({
    bearerToken: secret,
    walletAuthToken: optional(secret),
  }),
  stripePrivyTokenResponse: structure({
    authorizationSignature: optional(secret),
    requestExpiry: optional(long()),
    appId: string({ min: 1, max: 512, pattern: '[a-zA-Z0-9\\-_]+' }),
    basicAuthToken: secret,
  }),
})
