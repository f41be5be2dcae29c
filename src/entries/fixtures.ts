export {
  defineScenario,
  type DefinedScenario,
} from '../../fixtures/define-scenario.ts'
export {
  onboarding,
  pendingConsent,
  quotaReached,
} from '../../fixtures/account-states.ts'
export { emptyAccount } from '../../fixtures/empty-account.ts'
export { manyUsers } from '../../fixtures/many-users.ts'
export { foreignOwner, twoManagers } from '../../fixtures/owners.ts'
export { readyAccount } from '../../fixtures/ready-account.ts'
export { multiTenant } from '../../fixtures/tenants.ts'
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
  privyWallet,
} from '../../fixtures/wallets.ts'
export {
  throwawaySecrets,
  type ThrowawaySecrets,
} from '../domain/throwaway-secrets.ts'
export type { Scenario } from '../scenarios/scenario.ts'
export type { ScenarioDocument } from '../scenarios/document.ts'
