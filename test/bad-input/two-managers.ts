import { readyAccount } from '../../fixtures/ready-account.ts'
import type { Scenario } from '../../src/scenarios/scenario.ts'

/** A manager that has nothing. */
export const OTHER_MANAGER_ARN = readyAccount.ids.paymentManagerArn.replace(
  '/ready-',
  '/other-',
)

/** The ready account with one more manager. */
export const twoManagers: Scenario = {
  ...readyAccount,
  name: 'twoManagers',
  description: 'The ready account with one more manager',
  paymentManagers: [
    ...(readyAccount.paymentManagers ?? []),
    { paymentManagerArn: OTHER_MANAGER_ARN },
  ],
}
