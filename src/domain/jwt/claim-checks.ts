import type { CustomClaim, JwtAuthorizer } from './authorizer.ts'

type Claims = Readonly<Record<string, unknown>>

/** The reason why a token is refused: the service's message, and the hint. */
export interface TokenProblem {
  message: string
  hint: string
}

const DISCOVERY_PATH = '/.well-known/openid-configuration'

/**
 * Finds the claim because of which a token is refused; undefined for an accepted token.
 *
 * @param nowMs time with which `exp` and `nbf` (epoch seconds, both optional) are compared, in epoch milliseconds.
 */
export function claimProblem(
  claims: Claims,
  authorizer: JwtAuthorizer,
  nowMs: number,
): TokenProblem | undefined {
  return (
    issuerProblem(claims, authorizer) ??
    timeProblem(claims, nowMs) ??
    // documented: the claim that each list is compared with, for AgentCore Runtime and Gateway
    listProblem(claims, 'aud', textsOf(claims['aud']), {
      allowedAudience: authorizer.allowedAudience,
    }) ??
    listProblem(claims, 'client_id', textsOf(claims['client_id']), {
      allowedClients: authorizer.allowedClients,
    }) ??
    listProblem(claims, 'scope', scopesOf(claims), {
      allowedScopes: authorizer.allowedScopes,
    }) ??
    customProblem(claims, authorizer.customClaims)
  )
}

function issuerProblem(
  claims: Claims,
  { discoveryUrl }: JwtAuthorizer,
): TokenProblem | undefined {
  // OpenID Connect Discovery 1.0, section 4: the issuer is the part before, with or without a trailing slash
  const issuer = discoveryUrl.slice(0, -DISCOVERY_PATH.length)
  const { iss } = claims
  return iss === issuer || iss === `${issuer}/`
    ? undefined
    : mismatch('iss', `is ${shown(iss)}, the discovery URL says "${issuer}"`)
}

function timeProblem(claims: Claims, nowMs: number): TokenProblem | undefined {
  const { exp, nbf } = claims
  const now = new Date(nowMs).toISOString()
  for (const [name, value] of Object.entries({ exp, nbf })) {
    if (value !== undefined && typeof value !== 'number') {
      return mismatch(name, 'is not a number of epoch seconds')
    }
  }
  if (exp !== undefined && Number(exp) * 1000 <= nowMs) {
    return {
      // inferred, as the next one: no text for Payments is public
      message: 'OAuth authorization failed: Token has expired.',
      hint: `The bearer token's exp is ${String(exp)}, the mock's clock is at ${now} (${nowMs / 1000})`,
    }
  }
  if (nbf !== undefined && Number(nbf) * 1000 > nowMs) {
    return {
      message: 'OAuth authorization failed: Token is not valid yet.',
      hint: `The bearer token's nbf is ${String(nbf)}, the mock's clock is at ${now} (${nowMs / 1000})`,
    }
  }
  return undefined
}

function listProblem(
  claims: Claims,
  claim: string,
  values: readonly string[],
  list: Record<string, readonly string[] | undefined>,
): TokenProblem | undefined {
  for (const [name, allowed] of Object.entries(list)) {
    if (allowed !== undefined && !values.some((one) => allowed.includes(one))) {
      return mismatch(
        claim,
        `is ${shown(claims[claim])}, ${name} is ${JSON.stringify(allowed)}`,
      )
    }
  }
  return undefined
}

function customProblem(
  claims: Claims,
  customClaims: readonly CustomClaim[] = [],
): TokenProblem | undefined {
  const unmet = customClaims.find((custom) => !isMet(custom, claims))
  if (unmet === undefined) return undefined
  const { inboundTokenClaimName: name, authorizingClaimMatchValue } = unmet
  const { claimMatchOperator, claimMatchValue } = authorizingClaimMatchValue
  const { matchValueString, matchValueStringList } = claimMatchValue
  const wanted = JSON.stringify(matchValueString ?? matchValueStringList)
  // without the claim's value, which may be personal data
  return mismatch(name, `does not satisfy ${claimMatchOperator} ${wanted}`)
}

/** documented: EQUALS compares a text, CONTAINS and CONTAINS_ANY search a list of texts. */
function isMet(custom: CustomClaim, claims: Claims): boolean {
  const value = claims[custom.inboundTokenClaimName]
  const { matchValueString, matchValueStringList } =
    custom.authorizingClaimMatchValue.claimMatchValue
  const wanted = matchValueStringList ?? [matchValueString]
  return custom.inboundTokenClaimValueType === 'STRING'
    ? wanted.includes(value as string)
    : Array.isArray(value) && wanted.some((one) => value.includes(one))
}

/** Reads a claim that is one text or a list of texts. */
function textsOf(claim: unknown): string[] {
  return [claim].flat().filter((one) => typeof one === 'string')
}

/** RFC 8693: texts separated by blanks; `scp`, as Okta and Entra write it, is accepted too (inferred). */
function scopesOf({ scope, scp }: Claims): string[] {
  return textsOf(scope ?? scp).flatMap((texts) => texts.split(' '))
}

function mismatch(claim: string, reason: string): TokenProblem {
  return {
    // observed: AgentCore Runtime's text for client_id and aud; inferred for Payments and for other claims
    message: `OAuth authorization failed: Claim '${claim}' value mismatch with configuration.`,
    hint: `The bearer token's ${claim} ${reason}`,
  }
}

function shown(claim: unknown): string {
  return claim === undefined ? 'missing' : JSON.stringify(claim)
}
