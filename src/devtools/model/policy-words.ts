import type { LivingTable } from '../../domain/transition-timing.ts'
import type { POLICIES } from '../../policy/policy.ts'

/** What each policy decides. */
export const POLICY_WORDS: Readonly<
  Record<keyof typeof POLICIES | 'maxManagers' | 'rolePropagation', string>
> = {
  userId: 'Whether a call has to say which user it acts for',
  expiredSessions: 'Whether get, list and delete see an expired session',
  unknownManagers:
    'Whether managers and connectors that nobody made are taken as there',
  unknownMembers: 'What becomes of a member that the model does not know',
  walletBalance: 'Whether a payment above the balance is refused',
  delegation: 'Whether users who were not asked let the agent sign',
  jwt: 'Whether the signature of a bearer token is verified',
  marketplaceSubscription: 'Whether the account has a subscription to Coinbase',
  mpp: 'Whether the account has access to MPP payments',
  providerSecrets: 'What becomes of a secret in a wrong format',
  otherOperations: 'What becomes of AgentCore calls that are no payments',
  maxManagers: 'How many managers an account may have in a region',
  rolePropagation: 'When a role that is named for the first time can be used',
}

/** Whose status a timing is about. */
export const TIMING_WORDS: Readonly<Record<LivingTable, string>> = {
  paymentManager: "When a manager's status moves on",
  paymentConnector: "When a connector's status moves on",
  paymentInstrument: "When a wallet's status moves on",
}
