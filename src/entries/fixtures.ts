import type { DefinedScenario, Ids } from '../../fixtures/built-in-scenario.ts'
import {
  defineScenario as defineEngineScenario,
  type DocumentWithIds,
} from '../../fixtures/define-scenario.ts'
import type { ScenarioDocument } from './service-types.ts'

/**
 * Makes a scenario from a short document: rows refer to each other by name, ids are derived from names, and the rest is
 * derived or generated, with the same result in every run.
 *
 * @throws MockError naming the path, the value and what is allowed, for every problem.
 * @example
 * ```ts
 * import { createPaymentsMock } from 'agentcore-payments-mock'
 * import { defineScenario, readyAccount } from 'agentcore-payments-mock/fixtures'
 *
 * const tightBudget = defineScenario({
 *   name: 'tightBudget',
 *   description: 'The ready account, and a session with ten cents that is half an hour old',
 *   extends: readyAccount,
 *   paymentSessions: [
 *     { name: 'tight', maxSpendAmount: '0.10', createdAt: '-30m' },
 *   ],
 * })
 * const mock = createPaymentsMock({ scenario: tightBudget })
 * console.log(tightBudget.ids.tight, tightBudget.ids.userId)
 * ```
 */
export function defineScenario<
  const Name extends string = never,
  const Own extends Ids = Record<never, string>,
  Inherited extends Ids = Record<never, string>,
>(
  document: DocumentWithIds<ScenarioDocument<Name>, Own, Inherited>,
): DefinedScenario<Readonly<Record<Name, string>> & Own & Inherited> {
  return defineEngineScenario<Name, Own, Inherited>(document)
}

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
export type {
  Scenario,
  ScenarioDocument,
  ScenarioName,
} from './service-types.ts'
