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

/** The parts of the engine that authorization needs. */
interface Authority {
  store: Store
  policy: Policy
  clocks: EngineClocks
  keySets: KeySets
}

/** The user that a call acts for, and its input without an ignored `userId`. */
interface Caller {
  userId: string
  input: object
}

/**
 * Determines the user of a call: the one that it names or, for a manager that authorizes by JWT, the subject of its
 * bearer token.
 *
 * @returns a promise only when a signature has to be verified.
 * @throws AccessDeniedException for a refused token, and for SigV4 where a token is needed or the reverse;
 *   ValidationException when the call names no user.
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
    // the token cannot be checked, and the operation will report that the manager does not exist
    const isUnknown = manager === undefined
    if (isUnknown && authority.policy.unknownManagers === 'reject') {
      return { userId: '', input }
    }
    throw otherMethod('payment manager', 'SigV4')
  }
  return { userId: namedUser(authority.policy, input), input }
}

/**
 * Determines the account of a call. A bearer token names none: its caller is in the account of the manager.
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

/** Returns the text after `Bearer`, valid or not. */
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
      'The bearer token is not a signed JWT: three base64url parts with a JSON header and JSON claims',
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
      ? `The mock has no key set of ${discoveryUrl}: add one with createPaymentsMock({ jwks: { … } }), or do not verify signatures, with the policy jwt: 'decode-only'`
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
