import { decode } from 'jose/base64url'
import { decodeProtectedHeader } from 'jose/decode/protected_header'
import { decodeJwt } from 'jose/jwt/decode'
import { ServiceException } from '../../errors.ts'

// Three parts, none of them empty: an unsecured JWT has no signature. jose's decoder would let white space and padding pass.
const COMPACT_JWS = /^[\w-]+\.[\w-]+\.([\w-]+)$/

/**
 * Reads a workload identity token as a JWT and returns whose it is.
 *
 * The signature is not verified: the mock has no issuer whose keys it could ask for. Inferred: to its callers the service's
 * own token is opaque, so that it is a JWT, its claims and the texts of the refusals are the mock's choice.
 *
 * @param nowMs time by which `exp` and `nbf` (epoch seconds, both optional) are judged, epoch milliseconds
 * @throws ServiceException UnauthorizedException when the token is malformed, has no subject, has expired
 *   (`exp` at or before now) or is not valid yet (`nbf` after now)
 */
export function readWorkloadIdentityToken(
  token: string,
  nowMs: number,
): { subject: string } {
  const { sub, exp, nbf } = decodeClaims(token)
  if (typeof sub !== 'string' || sub === '') {
    throw unauthorized('has no subject: its "sub" claim must name the workload')
  }
  if (exp !== undefined && numericDate('exp', exp) * 1000 <= nowMs) {
    throw unauthorized(
      `has expired: its "exp" claim is ${exp}, the time is ${nowMs / 1000} (epoch seconds)`,
    )
  }
  if (nbf !== undefined && numericDate('nbf', nbf) * 1000 > nowMs) {
    throw unauthorized(
      `is not valid yet: its "nbf" claim is ${nbf}, the time is ${nowMs / 1000} (epoch seconds)`,
    )
  }
  return { subject: sub }
}

// `unknown`, since jose's types promise what its decoder does not check.
function decodeClaims(token: string): Record<'sub' | 'exp' | 'nbf', unknown> {
  const signature = COMPACT_JWS.exec(token)?.[1]
  if (signature === undefined) throw malformed()
  try {
    decode(signature)
    decodeProtectedHeader(token)
    const { sub, exp, nbf } = decodeJwt(token)
    return { sub, exp, nbf }
  } catch {
    // The decoder's reason is not passed on: it may quote the token, which is a secret.
    throw malformed()
  }
}

function malformed(): ServiceException {
  return unauthorized(
    'is malformed: it must be a signed JWT, three base64url parts with a JSON header and JSON claims',
  )
}

function numericDate(claim: 'exp' | 'nbf', value: unknown): number {
  if (typeof value === 'number') return value
  throw unauthorized(
    `is malformed: its "${claim}" claim must be a number of epoch seconds`,
  )
}

function unauthorized(reason: string): ServiceException {
  return new ServiceException(
    'UnauthorizedException',
    `The workload identity token ${reason}.`,
  )
}
