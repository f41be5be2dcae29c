import type { LivingTable } from '../../domain/transition-timing.ts'
import type { POLICIES } from '../../policy/policy.ts'

/** Description of each policy. */
export const POLICY_WORDS: Readonly<
  Record<keyof typeof POLICIES | 'maxManagers' | 'rolePropagation', string>
> = {
  userId: 'Calls must name their user, or may leave it out',
  expiredSessions: 'Get, list and delete find an expired session, or do not',
  unknownManagers:
    'Managers and connectors that do not exist are refused, or created when a call names them',
  unknownMembers:
    'Members that the model does not have cause a warning, or an error',
  walletBalance: 'A payment above the balance is allowed, or refused',
  delegation: 'Consent of users who were not asked',
  jwt: 'The signature of a bearer token is verified, or not',
  marketplaceSubscription:
    'The account has the AWS Marketplace subscription for Coinbase, or not',
  mpp: 'The account has access to MPP payments, or not',
  providerSecrets: 'A secret in the wrong format causes a warning, or an error',
  otherOperations:
    'AgentCore calls outside Payments go to other handlers, or are refused',
  maxManagers: 'Quota of managers per account and region',
  rolePropagation: 'How long a role that is new to the mock is refused',
}

/** Description of each timing. */
export const TIMING_WORDS: Readonly<Record<LivingTable, string>> = {
  paymentManager: "When a manager's status moves on",
  paymentConnector: "When a connector's status moves on",
  paymentInstrument: "When a wallet's status moves on",
}
