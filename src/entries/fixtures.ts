export { defineScenario } from '../../fixtures/define-scenario.ts'
export type {
  BuiltInScenario,
  DefinedScenario,
} from '../../fixtures/built-in-scenario.ts'
export {
  onboarding,
  pendingConsent,
  quotaReached,
  type OnboardingIds,
  type PendingConsentIds,
} from '../../fixtures/account-states.ts'
export { emptyAccount } from '../../fixtures/empty-account.ts'
export { manyUsers } from '../../fixtures/many-users.ts'
export {
  foreignOwner,
  twoManagers,
  type ForeignOwnerIds,
  type TwoManagersIds,
} from '../../fixtures/owners.ts'
export {
  readyAccount,
  type ReadyAccountIds,
  type ReadyScenario,
} from '../../fixtures/ready-account.ts'
export { multiTenant, type MultiTenantIds } from '../../fixtures/tenants.ts'
export {
  accessDenied,
  lostReply,
  mppDisabled,
  noSubscription,
  pendingDelegation,
  quotaExceeded,
  roleNotReady,
  serverErrors,
  slowService,
  throttled,
  unauthorized,
  unauthorizedConnector,
  unavailable,
} from '../../fixtures/troubles.ts'
export {
  deletedSession,
  exhaustedSession,
  expiredSession,
  expiringSession,
  nearlySpent,
  unlimitedSession,
} from '../../fixtures/sessions.ts'
export {
  blockedWallet,
  deletedWallet,
  emptyWallet,
  failedWallet,
  initiatedWallet,
  insufficientFunds,
  privyWallet,
  type PrivyWalletIds,
} from '../../fixtures/wallets.ts'
export {
  throwawaySecrets,
  type ThrowawaySecrets,
} from '../domain/throwaway-secrets.ts'
export { paidApis } from '../../fixtures/paid-apis.ts'
export type { Scenario } from '../scenarios/scenario.ts'
export type { ScenarioDocument, ScenarioName } from './service-types.ts'
