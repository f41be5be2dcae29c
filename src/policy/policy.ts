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

/** Allowed values of every policy with a fixed set of values, the default first. */
export const POLICIES = {
  userId: ['required', 'optional'],
  expiredSessions: ['not-found', 'visible'],
  unknownManagers: ['reject', 'accept'],
  unknownMembers: ['warn', 'reject'],
  walletBalance: ['ignore', 'enforce'],
  delegation: ['granted', 'pending'],
  jwt: ['verify', 'decode-only'],
  marketplaceSubscription: ['active', 'missing'],
  mpp: ['enabled', 'disabled'],
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

/** Largest delay before a proof becomes valid, in seconds. */
export const MOST_AHEAD_SECONDS = 3_600

/** Settings for behaviour that AWS leaves open, or that a test wants to change. */
export interface Policy {
  /** Requires a data-plane call to name its user, or lets it be left out. Default `required`. */
  userId: 'required' | 'optional'
  /** Hides an expired session from get, list and delete, or shows it. Default `not-found`; a payment never finds it. */
  expiredSessions: 'not-found' | 'visible'
  /** Refuses a well-formed manager ARN or connector id that does not exist, or creates it. Default `reject`. */
  unknownManagers: 'reject' | 'accept'
  /** Ignores an unknown member of a request body with a warning, or refuses the call. Default `warn`. */
  unknownMembers: 'warn' | 'reject'
  /**
   * Ignores the wallet's balance, or refuses a payment above it, on chains that have balances. Default `ignore`
   * (observed: an empty wallet signs).
   */
  walletBalance: 'ignore' | 'enforce'
  /**
   * Consent of end users who were not asked, i.e. of wallets without an answer by `mock.consent`. Default `granted`.
   */
  delegation: 'granted' | 'pending'
  /**
   * Verifies the signature of a bearer token with the issuer's key set (`jwks`), or only decodes the token.
   * Default `verify`; its claims are checked in either case.
   */
  jwt: 'verify' | 'decode-only'
  /** State of the Marketplace subscription that Coinbase connectors need. Default `active`. */
  marketplaceSubscription: 'active' | 'missing'
  /** Access of the account to MPP payments. Default `enabled`. */
  mpp: 'enabled' | 'disabled'
  /**
   * Accepts a credential provider's secret in a wrong format with a warning, or refuses it as the service does.
   * Default `warn`.
   */
  providerSecrets: 'warn' | 'check'
  /** Passes AgentCore calls outside Payments on the AWS hosts to other handlers, or refuses them. Default `pass`. */
  otherOperations: 'pass' | 'refuse'
  /** Quota of payment managers per account and region, from 0. Default 5 (observed). */
  maxManagers: number
  /**
   * Time on the mock's clock for which CreatePaymentManager and UpdatePaymentManager refuse a role that is new to the
   * mock (observed: IAM takes a moment). Default `immediate`: they never do.
   */
  rolePropagation: 'immediate' | { after: Duration }
  /** Timing of transitions, such as from CREATING to READY, by kind of row. Default: immediately. */
  transitions: TransitionTimings
  /**
   * Delay before proofs become valid, in whole seconds from 0 to 3600. Default 0; the service had a few seconds at
   * times (observed), during which a facilitator refuses the proof.
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
 * Changes a policy; of `transitions`, kinds of rows that are not named keep their timing.
 *
 * @throws MockError for an unknown policy or value.
 */
export function changePolicy(
  policy: Policy,
  ...choices: (Partial<Policy> | undefined)[]
): Policy {
  return choices.reduce<Policy>((before, chosen = {}) => {
    // resolved by itself, so that an error names what is wrong with it
    resolvePolicy(chosen)
    return resolvePolicy(joinChoices(before, chosen))
  }, policy)
}

/** Merges two choices; the second overrides the first. */
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
