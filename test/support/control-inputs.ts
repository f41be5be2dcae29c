import type {
  BedrockAgentCoreControl,
  CreatePaymentConnectorCommandInput,
  CreatePaymentManagerCommandInput,
} from '@aws-sdk/client-bedrock-agentcore-control'
import { readyAccount } from '../../src/entries/fixtures.ts'

/** Of the ready account's manager, as the control plane names it. */
export const READY_MANAGER_ID = 'ready-a1b2c3d4e5'

/** A Coinbase connector of the ready account, as the control plane names it. */
export const READY_CONNECTOR = {
  paymentManagerId: READY_MANAGER_ID,
  paymentConnectorId: readyAccount.ids.paymentConnectorId,
}

export const ROLE_ARN = 'arn:aws:iam::123456789012:role/Payments'

/** ARN of a credential provider of the ready account. */
export function providerArn(name: string): string {
  return `arn:aws:bedrock-agentcore:us-east-1:123456789012:token-vault/default/paymentcredentialprovider/${name}`
}

/** What a connector of Coinbase's takes as its credentials. */
export const COINBASE_PROVIDER = [
  {
    coinbaseCDP: {
      credentialProviderArn: providerArn(
        readyAccount.ids.coinbaseCredentialProviderName,
      ),
    },
  },
]

/** What a connector of Privy's takes as its credentials. */
export const PRIVY_PROVIDER = [
  {
    stripePrivy: {
      credentialProviderArn: providerArn(
        readyAccount.ids.privyCredentialProviderName,
      ),
    },
  },
]

/** A manager that IAM guards. */
export function managerInput(
  changes: Partial<CreatePaymentManagerCommandInput> = {},
): CreatePaymentManagerCommandInput {
  return {
    name: 'Shop',
    authorizerType: 'AWS_IAM',
    roleArn: ROLE_ARN,
    ...changes,
  }
}

/** A connector of Coinbase's at the ready manager. */
export function connectorInput(
  changes: Partial<CreatePaymentConnectorCommandInput> = {},
): CreatePaymentConnectorCommandInput {
  return {
    paymentManagerId: READY_MANAGER_ID,
    name: 'Wallets',
    type: 'CoinbaseCDP',
    credentialProviderConfigurations: COINBASE_PROVIDER,
    ...changes,
  }
}

/** A connector that waits for its developer's consent. */
export function quickInput(
  changes: Partial<CreatePaymentConnectorCommandInput> = {},
): CreatePaymentConnectorCommandInput {
  return connectorInput({
    name: 'Quick',
    provisionMode: 'QUICK_CREATE',
    credentialProviderConfigurations: [],
    ...changes,
  })
}

/** Creates a connector and returns its names. */
export async function createConnector(
  control: BedrockAgentCoreControl,
  input = connectorInput(),
): Promise<{ paymentManagerId: string; paymentConnectorId: string }> {
  const { paymentConnectorId } = await control.createPaymentConnector(input)
  return {
    paymentManagerId: input.paymentManagerId as string,
    paymentConnectorId: paymentConnectorId as string,
  }
}
