import { MockError } from './errors.ts'

/** Allowed values of every policy, the default first. */
export const POLICIES = {
  userId: ['required', 'optional'],
  expiredSessions: ['not-found', 'visible'],
  unknownManagers: ['reject', 'accept'],
  unknownMembers: ['warn', 'reject'],
  walletBalance: ['ignore', 'enforce'],
  delegation: ['granted', 'pending'],
  otherOperations: ['pass', 'refuse'],
} as const satisfies { [Name in keyof Policy]: readonly Policy[Name][] }

/** How the mock decides where the service leaves a choice, or where a test wants the other case. */
export interface Policy {
  /** Whether a data-plane call must say which user it acts for. Default `required`. */
  userId: 'required' | 'optional'
  /** Whether get, list and delete still see an expired session. Default `not-found`; a payment never does. */
  expiredSessions: 'not-found' | 'visible'
  /** Whether a well-formed manager ARN or connector id that nobody seeded is taken as existing. Default `reject`. */
  unknownManagers: 'reject' | 'accept'
  /** Whether an unknown member of a request body is noted and ignored, or refused. Default `warn`. */
  unknownMembers: 'warn' | 'reject'
  /** Whether a payment above the wallet's balance is refused. Default `ignore` (observed: an empty wallet signs). */
  walletBalance: 'ignore' | 'enforce'
  /** Whether the end user has granted the agent the right to sign. Default `granted`. */
  delegation: 'granted' | 'pending'
  /** What happens, on the AWS hosts, to AgentCore calls that are not Payments. Default `pass`: other handlers get them. */
  otherOperations: 'pass' | 'refuse'
}

/**
 * Fills in the defaults.
 *
 * @throws MockError for an unknown policy or value.
 */
export function resolvePolicy(chosen: Partial<Policy> = {}): Policy {
  const resolved: Record<string, string> = {}
  for (const [name, [byDefault]] of Object.entries(POLICIES)) {
    resolved[name] = byDefault
  }
  for (const [name, value] of Object.entries(chosen)) {
    if (!Object.hasOwn(POLICIES, name)) {
      throw new MockError(
        `Unknown policy "${name}". Allowed: ${Object.keys(POLICIES).join(', ')}`,
      )
    }
    const allowed: readonly string[] = POLICIES[name as keyof Policy]
    if (!allowed.includes(value)) {
      throw new MockError(
        `Policy "${name}" cannot be ${JSON.stringify(value)}. Allowed: ${allowed.join(', ')}`,
      )
    }
    resolved[name] = value
  }
  return resolved as unknown as Policy
}
