import { ServiceException } from '../../errors.ts'
import { decodeCompactJws } from '../jwt/compact-jws.ts'

/**
 * Reads the workload from a workload identity token, a JWT.
 *
 * The signature is not verified: the mock has no keys of an issuer. Inferred: to its callers the service's
 * own token is opaque, so that it is a JWT, its claims and the texts of the refusals are the mock's choice.
 *
 * @param nowMs time with which `exp` and `nbf` (epoch seconds, both optional) are compared, in epoch milliseconds
 * @throws ServiceException UnauthorizedException when the token is malformed, has no subject, has expired
 *   (`exp` at or before now) or is not valid yet (`nbf` after now)
 */
export function readWorkloadIdentityToken(
  token: string,
  nowMs: number,
): { subject: string } {
  const jws = decodeCompactJws(token)
  if (jws === undefined) {
    throw unauthorized(
      'is malformed: it must be a signed JWT, three base64url parts with a JSON header and JSON claims',
    )
  }
  const { sub, exp, nbf } = jws.claims
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
