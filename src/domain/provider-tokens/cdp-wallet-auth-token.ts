import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../canonical-json.ts'
import { signEs256 } from '../jwt/sign-es256.ts'
import { readRequestBody } from './request-body.ts'

/**
 * Signs the ES256 JWT that authorizes one wallet operation (documented: coinbase/cdp-sdk, auth/utils/jwt.ts).
 *
 * @param token `uri` is method, host and path; `requestBody` JSON text; `nowSeconds` epoch seconds; `secretKey` P-256, 32 bytes
 * @throws ServiceException ValidationException when the body is not JSON that can be signed
 */
export function signCdpWalletAuthToken(token: {
  uri: string
  requestBody: string | undefined
  jti: string
  nowSeconds: number
  secretKey: Uint8Array
}): string {
  const claims = {
    uris: [token.uri],
    ...requestHash(token.requestBody),
    iat: token.nowSeconds,
    nbf: token.nowSeconds,
    jti: token.jti,
  }
  return signEs256({ alg: 'ES256', typ: 'JWT' }, claims, token.secretKey)
}

// Left out when there is nothing to cover: no body, {} or [] (documented: cdp-sdk jwt.ts, jwt.py).
function requestHash(requestBody: string | undefined): { reqHash?: string } {
  if (requestBody === undefined) return {}
  const body = canonicalJson(readRequestBody(requestBody))
  if (body === '{}' || body === '[]') return {}
  return { reqHash: bytesToHex(sha256(utf8ToBytes(body))) }
}
