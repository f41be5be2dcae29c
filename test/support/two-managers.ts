import { readyAccount } from '../../fixtures/ready-account.ts'
import type { Scenario } from '../../src/scenarios/scenario.ts'

/** A second manager of the same account, with a connector of its own. */
export const OTHER_MANAGER = {
  paymentManagerArn:
    'arn:aws:bedrock-agentcore:us-east-1:123456789012:payment-manager/other-f6e5d4c3b2',
  paymentConnectorId: 'coinbase-f6e5d4c3b2',
}

/** The ready account with {@link OTHER_MANAGER} beside its own. */
export const twoManagers: Scenario = {
  ...readyAccount,
  name: 'twoManagers',
  description: 'The ready account with a second manager',
  paymentManagers: [
    ...(readyAccount.paymentManagers ?? []),
    { paymentManagerArn: OTHER_MANAGER.paymentManagerArn },
  ],
  paymentConnectors: [
    ...(readyAccount.paymentConnectors ?? []),
    { ...OTHER_MANAGER, type: 'CoinbaseCDP' },
  ],
}
