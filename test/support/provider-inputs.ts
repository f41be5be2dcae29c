import type {
  BedrockAgentCoreControl,
  CreatePaymentCredentialProviderCommandInput,
} from '@aws-sdk/client-bedrock-agentcore-control'
import { throwawaySecrets } from '../../src/entries/fixtures.ts'

/** Secrets that must not be found anywhere but in the request that carries them. */
export const SECRETS = throwawaySecrets()

/** A secret that its owner keeps in Secrets Manager. */
export const EXTERNAL_SECRET = {
  secretId:
    'arn:aws:secretsmanager:us-east-1:123456789012:secret:coinbase/keys-AbC123',
  jsonKey: 'apiKey',
}

/** A Coinbase provider whose secrets the service keeps. */
export function coinbaseInput(
  changes: Partial<CreatePaymentCredentialProviderCommandInput> = {},
): CreatePaymentCredentialProviderCommandInput {
  return {
    name: 'shop-coinbase',
    credentialProviderVendor: 'CoinbaseCDP',
    providerConfigurationInput: {
      coinbaseCdpConfiguration: {
        apiKeyId: 'api-key-1',
        apiKeySecret: SECRETS.apiKeySecret,
        walletSecret: SECRETS.walletSecret,
      },
    },
    ...changes,
  }
}

/** A Privy provider whose secrets the service keeps. */
export function privyInput(
  changes: Partial<CreatePaymentCredentialProviderCommandInput> = {},
): CreatePaymentCredentialProviderCommandInput {
  return {
    name: 'shop-privy',
    credentialProviderVendor: 'StripePrivy',
    providerConfigurationInput: {
      stripePrivyConfiguration: {
        appId: 'app-1',
        appSecret: SECRETS.appSecret,
        authorizationPrivateKey: SECRETS.authorizationPrivateKey,
        authorizationId: 'authorization-1',
      },
    },
    ...changes,
  }
}

/** Names of all providers, in pages of so many. */
export async function namesOfProviders(
  control: BedrockAgentCoreControl,
  maxResults?: number,
): Promise<(string | undefined)[][]> {
  const pages: (string | undefined)[][] = []
  let nextToken: string | undefined
  do {
    const page = await control.listPaymentCredentialProviders({
      maxResults,
      nextToken,
    })
    pages.push((page.credentialProviders ?? []).map(({ name }) => name))
    nextToken = page.nextToken
  } while (nextToken !== undefined)
  return pages
}
