import { didYouMean } from '../domain/closest-name.ts'
import type { Duration } from '../domain/duration.ts'
import { isObject } from '../domain/is-object.ts'
import {
  requireTiming,
  resolveTransitions,
  type TransitionTimings,
} from '../domain/transition-timing.ts'
import { valueText } from '../domain/value-text.ts'
import { MockError } from '../errors.ts'

/** Allowed values of every policy that is one of a few words, the default first. */
export const POLICIES = {
  userId: ['required', 'optional'],
  expiredSessions: ['not-found', 'visible'],
  unknownManagers: ['reject', 'accept'],
  unknownMembers: ['warn', 'reject'],
  walletBalance: ['ignore', 'enforce'],
  delegation: ['granted', 'pending'],
  jwt: ['verify', 'decode-only'],
  marketplaceSubscription: ['active', 'missing'],
  providerSecrets: ['warn', 'check'],
  otherOperations: ['pass', 'refuse'],
} as const satisfies { [Name in Choice]: readonly Policy[Name][] }

type Choice = Exclude<
  keyof Policy,
  'maxManagers' | 'rolePropagation' | 'transitions' | 'proofs'
>

/** Names of all policies. */
const NAMES = [
  ...Object.keys(POLICIES),
  'maxManagers',
  'rolePropagation',
  'transitions',
  'proofs',
]

// observed: the default quota of managers
const DEFAULT_MAX_MANAGERS = 5

/** The furthest ahead that a proof's validity may begin, in seconds. */
export const MOST_AHEAD_SECONDS = 3_600

/** How the mock decides where the service leaves a choice, or where a test wants the other case. */
export interface Policy {
  /** True if a data-plane call must say which user it acts for. Default `required`. */
  userId: 'required' | 'optional'
  /** True if get, list and delete still see an expired session. Default `not-found`; a payment never does. */
  expiredSessions: 'not-found' | 'visible'
  /** True if a well-formed manager ARN or connector id that nobody seeded is taken as existing. Default `reject`. */
  unknownManagers: 'reject' | 'accept'
  /** True if an unknown member of a request body is noted and ignored, or refused. Default `warn`. */
  unknownMembers: 'warn' | 'reject'
  /** True if a payment above the wallet's balance is refused. Default `ignore` (observed: an empty wallet signs). */
  walletBalance: 'ignore' | 'enforce'
  /**
   * True if the end user of a wallet has granted the agent the right to sign, as long as `mock.consent` was not
   * told otherwise of that wallet. Default `granted`.
   */
  delegation: 'granted' | 'pending'
  /**
   * True if the signature of a bearer token is verified, for which the mock needs the issuer's key set (`jwks`).
   * Default `verify`; its claims are checked in either case.
   */
  jwt: 'verify' | 'decode-only'
  /** True if the account has the Marketplace subscription that Coinbase connectors need. Default `active`. */
  marketplaceSubscription: 'active' | 'missing'
  /**
   * A credential provider's secret in a wrong format is noted and taken, or refused as the service does.
   * Default `warn`.
   */
  providerSecrets: 'warn' | 'check'
  /** What happens, on the AWS hosts, to AgentCore calls that are not Payments. Default `pass`: other handlers get them. */
  otherOperations: 'pass' | 'refuse'
  /** How many payment managers an account may have in a region, from 0. Default 5 (observed). */
  maxManagers: number
  /**
   * How long CreatePaymentManager and UpdatePaymentManager refuse a role that no manager has and that was never
   * named before (observed: IAM takes a moment), on the mock's clock. Default `immediate`: they never do.
   */
  rolePropagation: 'immediate' | { after: Duration }
  /** When a status such as CREATING moves on, by kind of row. Default: before anything looks again. */
  transitions: TransitionTimings
  /**
   * How proofs are signed: how many whole seconds after the signing they become valid, from 0 to 3600. Default 0;
   * a few were seen at times (observed), during which a facilitator refuses the proof.
   */
  proofs: { readonly validAfterAheadSeconds: number }
}

/**
 * Fills in the defaults.
 *
 * @throws MockError for an unknown policy or value.
 */
export function resolvePolicy(chosen: Partial<Policy> = {}): Policy {
  requireNames(chosen)
  const resolved: Record<string, unknown> = {}
  for (const [name, allowed] of Object.entries(POLICIES)) {
    const value: unknown = Object.hasOwn(chosen, name)
      ? chosen[name as Choice]
      : allowed[0]
    if (!(allowed as readonly unknown[]).includes(value)) {
      throw notAllowed(name, value, allowed.join(', '))
    }
    resolved[name] = value
  }
  const {
    maxManagers = DEFAULT_MAX_MANAGERS,
    rolePropagation = 'immediate',
    transitions = {},
    proofs = { validAfterAheadSeconds: 0 },
  } = chosen
  if (!Number.isSafeInteger(maxManagers) || maxManagers < 0) {
    throw notAllowed('maxManagers', maxManagers, 'a whole number of 0 or more')
  }
  requireTiming('rolePropagation', rolePropagation, ['immediate', 'after'])
  return {
    ...resolved,
    maxManagers,
    rolePropagation,
    transitions: resolveTransitions(transitions),
    proofs: resolveProofs(proofs),
  } as Policy
}

function requireNames(chosen: unknown): void {
  const allowed = `Allowed: ${NAMES.join(', ')}`
  if (!isObject(chosen)) {
    throw new MockError(
      `A policy is an object such as { userId: 'optional' }. Received: ${valueText(chosen)}. ${allowed}`,
    )
  }
  const unknown = Object.keys(chosen).find((name) => !NAMES.includes(name))
  if (unknown !== undefined) {
    throw new MockError(
      `Unknown policy "${unknown}".${didYouMean(unknown, NAMES)} ${allowed}`,
    )
  }
}

function resolveProofs(proofs: Policy['proofs']): Policy['proofs'] {
  const { validAfterAheadSeconds: seconds, ...others } = proofs ?? {}
  if (
    !Number.isSafeInteger(seconds) ||
    seconds < 0 ||
    seconds > MOST_AHEAD_SECONDS ||
    Object.keys(others).length > 0
  ) {
    throw notAllowed(
      'proofs',
      proofs,
      `{ validAfterAheadSeconds: <whole number from 0 to ${MOST_AHEAD_SECONDS}> }`,
    )
  }
  return { validAfterAheadSeconds: seconds }
}

/**
 * A policy with other choices in it; of `transitions`, the kinds of rows that are not named stay as they are.
 *
 * @throws MockError for an unknown policy or value.
 */
export function changePolicy(
  policy: Policy,
  ...choices: (Partial<Policy> | undefined)[]
): Policy {
  return choices.reduce<Policy>((before, chosen = {}) => {
    // of the choice alone, as a refusal shall name what is wrong with it
    resolvePolicy(chosen)
    return resolvePolicy(joinChoices(before, chosen))
  }, policy)
}

/** Both choices in one; where they differ, the second counts. */
export function joinChoices(
  first: Partial<Policy> = {},
  second: Partial<Policy> = {},
): Partial<Policy> {
  const transitions = { ...first.transitions, ...second.transitions }
  return {
    ...first,
    ...second,
    ...(Object.keys(transitions).length > 0 && { transitions }),
  }
}

function notAllowed(name: string, value: unknown, allowed: string): MockError {
  return new MockError(
    `Policy "${name}" cannot be ${valueText(value)}. Allowed: ${allowed}`,
  )
}
