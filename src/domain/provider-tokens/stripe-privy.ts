import { p256 } from '@noble/curves/nist.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { base64 } from '../base64.ts'
import { canonicalJson } from '../canonical-json.ts'
import {
  derivedHex,
  p256PublicJwk,
  p256SecretKey,
  type P256PublicJwk,
} from './keys.ts'
import { readRequestBody } from './request-body.ts'

// documented: API reference, StripePrivyTokenRequestInput.requestHost
const DEFAULT_HOST = 'api.privy.io'

// inferred: the service documents an expiry but not how far off it is
const SIGNATURE_LIFETIME_MS = 5 * 60 * 1000

/** The POST to Privy that the tokens are for. */
export interface StripePrivyTokenRequest {
  /** Defaults to `api.privy.io`. */
  requestHost?: string | undefined
  requestPath: string
  /** JSON text; only the authorization signature covers it. */
  requestBody: string
  includeAuthorizationSignature?: boolean | undefined
}

export interface StripePrivyTokenContext {
  /** Name of the credential provider whose throw-away credentials are used. */
  credentialProviderName: string
  appId: string
  /** Time of issue, in epoch milliseconds. */
  nowMs: number
}

export interface StripePrivyTokens {
  /** For the `privy-app-id` header. */
  appId: string
  /** For the `Authorization: Basic` header: base64 of `appId:appSecret`. */
  basicAuthToken: string
  /** For the `privy-authorization-signature` header, only when asked for: base64 of a DER signature. */
  authorizationSignature?: string
  /** For the `privy-request-expiry` header, with the signature only: epoch milliseconds. */
  requestExpiry?: number
}

/**
 * Makes the tokens of one call to Privy's API.
 *
 * The tokens are well formed and the signature verifies with {@link stripePrivyPublicKey}; Privy knows none of these credentials.
 *
 * @throws ServiceException ValidationException when a signature is asked for and the body is not JSON that can be signed
 */
export async function stripePrivyTokens(
  request: StripePrivyTokenRequest,
  { credentialProviderName, appId, nowMs }: StripePrivyTokenContext,
): Promise<StripePrivyTokens> {
  const appSecret = derivedHex(
    'stripe-privy/app-secret',
    credentialProviderName,
  )
  const basicAuthToken = base64(utf8ToBytes(`${appId}:${appSecret}`))
  if (request.includeAuthorizationSignature !== true) {
    return { appId, basicAuthToken }
  }

  const requestExpiry = nowMs + SIGNATURE_LIFETIME_MS
  const payload = utf8ToBytes(signaturePayload(request, appId, requestExpiry))
  // RFC 6979, where Web Crypto would draw a random nonce: the same calls must give the same bytes.
  const signature = p256.sign(
    payload,
    p256SecretKey('stripe-privy/authorization-key', credentialProviderName),
    { format: 'der' },
  )
  return {
    appId,
    basicAuthToken,
    authorizationSignature: base64(signature),
    requestExpiry,
  }
}

/** Returns the public half of the provider's authorization key, P-256. */
export function stripePrivyPublicKey(
  credentialProviderName: string,
): P256PublicJwk {
  return p256PublicJwk(
    p256SecretKey('stripe-privy/authorization-key', credentialProviderName),
  )
}

// documented: Privy's "Implementing signing directly" and "Request expiry" (header values are strings)
function signaturePayload(
  request: StripePrivyTokenRequest,
  appId: string,
  requestExpiry: number,
): string {
  const url = `https://${request.requestHost ?? DEFAULT_HOST}${request.requestPath}`
  return canonicalJson({
    version: 1,
    // inferred: the request names no method, and those that need a body and a signature are POSTs
    method: 'POST',
    // documented: "should not include a trailing slash"
    url: url.replace(/\/$/, ''),
    body: readRequestBody(request.requestBody),
    headers: {
      'privy-app-id': appId,
      'privy-request-expiry': String(requestExpiry),
    },
  })
}
