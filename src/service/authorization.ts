import type { Timed } from '../domain/closest-clock.ts'
import type { EngineClocks } from '../time/clocks.ts'
import { accountOf, hasBearerToken, type Account } from '../domain/account.ts'
import { isPaymentManagerArn, parsePaymentManagerArn } from '../domain/arn.ts'
import type { AuthorizerConfiguration } from '../domain/jwt/authorizer.ts'
import { claimProblem } from '../domain/jwt/claim-checks.ts'
import { decodeCompactJws } from '../domain/jwt/compact-jws.ts'
import type { KeySets } from '../domain/jwt/key-set.ts'
import { isSignedBy } from '../domain/jwt/verify-signature.ts'
import { USER_ID } from '../domain/id-constraints.ts'
import { ServiceException } from '../errors.ts'
import type { Exchange } from './exchange.ts'
import type { Operation } from '../operation/operation.ts'
import type { Policy } from '../policy/policy.ts'
import { constraintException } from '../protocol/validate.ts'
import type { Store } from '../store/store.ts'

/** What decides who a caller is. */
interface Authority {
  store: Store
  policy: Policy
  clocks: EngineClocks
  keySets: KeySets
}

/** Whom a call acts for, and its input without what the caller only claims about that. */
interface Caller {
  userId: string
  input: object
}

/**
 * Finds out which user a call acts for: the one that it names or, at a manager that authorizes by JWT, the
 * subject of its bearer token.
 *
 * @returns a promise only when a signature has to be verified.
 * @throws AccessDeniedException for a token that is not let in, and for SigV4 where a token is needed or the other
 *   way round; ValidationException when the call names no user.
 */
export function authorize(
  authority: Authority,
  exchange: Exchange,
  operation: Operation,
  input: object,
): Caller | Promise<Caller> {
  const token = bearerTokenOf(exchange.request.headers)
  if (!operation.actsForUser) {
    // documented: JWTs authorize the use of a manager, not its management
    if (token !== undefined) throw otherMethod('operation', 'SigV4')
    return { userId: '', input }
  }
  const { paymentManagerArn = '' } = input as Timed
  const manager = authority.store.paymentManager.get(paymentManagerArn)
  const configuration = manager?.authorizerConfiguration
  if (configuration) {
    if (token === undefined) throw otherMethod('payment manager', 'OAuth')
    return authorizeByToken(authority, exchange, token, configuration, input)
  }
  if (token !== undefined) {
    // nobody can tell whose token it is, and the operation is about to say that there is no such manager
    const isUnknown = manager === undefined
    if (isUnknown && authority.policy.unknownManagers === 'reject') {
      return { userId: '', input }
    }
    throw otherMethod('payment manager', 'SigV4')
  }
  return { userId: namedUser(authority.policy, input), input }
}

/**
 * The account that a call is made in. A bearer token says nothing of one: who is let in is in the account of the
 * manager.
 */
export function accountOfCall(
  { request, input }: Pick<Exchange, 'request' | 'input'>,
  homeAccountId: string,
): Account {
  const { paymentManagerArn } = (input ?? {}) as Record<string, unknown>
  return hasBearerToken(request.headers) &&
    typeof paymentManagerArn === 'string' &&
    isPaymentManagerArn(paymentManagerArn)
    ? parsePaymentManagerArn(paymentManagerArn)
    : accountOf(request, homeAccountId)
}

/** What stands behind `Bearer`, be it a token or not. */
function bearerTokenOf(headers: Headers): string | undefined {
  return hasBearerToken(headers)
    ? headers.get('authorization')?.slice('Bearer'.length).trim()
    : undefined
}

function authorizeByToken(
  { policy, clocks, keySets }: Authority,
  exchange: Exchange,
  token: string,
  { customJWTAuthorizer: authorizer }: AuthorizerConfiguration,
  input: Timed,
): Caller | Promise<Caller> {
  const jws = decodeCompactJws(token)
  if (jws === undefined || jws.header['alg'] === 'none') {
    exchange.hints.push(
      'The bearer token is no signed JWT: three base64url parts with a JSON header and JSON claims',
    )
    throw denied('OAuth authorization failed: Failed to parse token.')
  }
  const { userId: claimed, ...rest } = input
  const userId = subjectOf(exchange, jws.claims['sub'])
  const nowMs = clocks.clockFor({ ...rest, userId }).nowMs()
  const problem = claimProblem(jws.claims, authorizer, nowMs)
  if (problem !== undefined) {
    exchange.hints.push(problem.hint)
    throw denied(problem.message)
  }
  if (claimed !== undefined) {
    // observed: the token counts, whatever the header says
    exchange.warnings.push(
      "userId was ignored: the payment manager takes the user from the bearer token's sub",
    )
  }
  const caller = { userId, input: rest }
  if (policy.jwt === 'decode-only') return caller
  return requireSignature(
    exchange,
    token,
    authorizer.discoveryUrl,
    keySets,
  ).then(() => caller)
}

async function requireSignature(
  exchange: Exchange,
  token: string,
  discoveryUrl: string,
  keySets: KeySets,
): Promise<void> {
  const keySet = Object.hasOwn(keySets, discoveryUrl)
    ? keySets[discoveryUrl]
    : undefined
  if (keySet !== undefined && (await isSignedBy(token, keySet))) return
  exchange.hints.push(
    keySet === undefined
      ? `The mock has no key set of ${discoveryUrl}: give it one with createPaymentsMock({ jwks: { … } }), or leave signatures alone with the policy jwt: 'decode-only'`
      : `No key of ${discoveryUrl} has signed the bearer token`,
  )
  throw denied('OAuth authorization failed: Token signature is not valid.')
}

function subjectOf(exchange: Exchange, sub: unknown): string {
  if (typeof sub === 'string' && sub !== '' && sub.length <= USER_ID.max) {
    return sub
  }
  exchange.hints.push(
    `The bearer token's sub must name the user, with 1 to ${USER_ID.max} characters`,
  )
  throw denied(
    "OAuth authorization failed: Claim 'sub' value mismatch with configuration.",
  )
}

function namedUser(policy: Policy, { userId = '' }: Timed): string {
  if (userId === '' && policy.userId === 'required') {
    // observed: mandatory for managers with AWS_IAM; the text is inferred
    throw constraintException([
      {
        name: 'userId',
        message:
          'Member must not be null (header X-Amzn-Bedrock-AgentCore-Payments-User-Id)',
      },
    ])
  }
  return userId
}

function otherMethod(what: string, wanted: 'OAuth' | 'SigV4') {
  // observed: AgentCore Runtime's text, there about the agent; inferred for Payments
  return denied(
    `Authorization method mismatch. The ${what} is configured for a different authorization method than what was used in your request. Check the ${what}'s authorization configuration and ensure your request uses the matching method (${wanted}).`,
  )
}

function denied(message: string): ServiceException {
  return new ServiceException('AccessDeniedException', message)
}
