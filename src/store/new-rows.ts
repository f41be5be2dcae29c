import type { Account } from '../domain/account.ts'
import {
  credentialProviderArnOf,
  nameOfId,
  parsePaymentManagerArn,
} from '../domain/arn.ts'
import { walletHubUrl } from '../domain/consent-address.ts'
import type { Ids } from '../domain/ids.ts'
import { derivedCredentialId } from '../domain/provider-tokens/credential-ids.ts'
import { managedSecretArns, type SecretMember } from '../domain/secret-arn.ts'
import { normalize } from '../domain/money.ts'
import { FRESH_PROOF } from '../domain/settlement.ts'
import type { Timestamp } from '../domain/timestamp.ts'
import { walletAddress } from '../domain/wallet.ts'
import type {
  PaymentConnectorRow,
  PaymentCredentialProviderRow,
  PaymentInstrumentRow,
  PaymentManagerRow,
  PaymentRow,
  ProviderConfigurationRow,
} from './rows.ts'

/** Builds the row of a new manager. */
export function newPaymentManager(
  paymentManagerArn: string,
  createdAt: Timestamp,
): PaymentManagerRow {
  const { paymentManagerId, ...account } =
    parsePaymentManagerArn(paymentManagerArn)
  const { partition, region, accountId } = account
  return {
    paymentManagerArn,
    paymentManagerId,
    name: nameOfId(paymentManagerId),
    description: null,
    authorizerType: 'AWS_IAM',
    authorizerConfiguration: null,
    roleArn: `arn:${partition}:iam::${accountId}:role/AgentCorePayments`,
    kmsKeyArn: null,
    tags: null,
    // documented: it is created with the manager; its form is that of AgentCore's other workload identities
    workloadIdentityArn: `arn:${partition}:bedrock-agentcore:${region}:${accountId}:workload-identity-directory/default/workload-identity/${paymentManagerId}`,
    status: 'READY',
    statusReason: null,
    createdAt,
    updatedAt: createdAt,
  }
}

/** Builds the row of a new connector. */
export function newPaymentConnector(
  given: Pick<
    PaymentConnectorRow,
    'paymentConnectorId' | 'paymentManagerArn' | 'type'
  >,
  createdAt: Timestamp,
): PaymentConnectorRow {
  return {
    ...given,
    name: nameOfId(given.paymentConnectorId),
    description: null,
    credentialProviderName: null,
    credentialProviderArn: null,
    provisionMode: 'MANUAL',
    authorizationUrl: null,
    credentialsUpdatedAt: null,
    delegatedSigning: 'enabled',
    status: 'READY',
    statusReason: null,
    createdAt,
    updatedAt: createdAt,
  }
}

/** Builds the row of a new credential provider. */
export function newPaymentCredentialProvider(
  given: Pick<
    PaymentCredentialProviderRow,
    'name' | 'vendor' | 'providerConfigurationOutput'
  > &
    Partial<Pick<PaymentCredentialProviderRow, 'tags'>>,
  createdAt: Timestamp,
  account: Account,
): PaymentCredentialProviderRow {
  const { name, vendor, providerConfigurationOutput, tags = null } = given
  return {
    name,
    credentialProviderArn: credentialProviderArnOf(account, name),
    vendor,
    providerConfigurationOutput,
    tags,
    createdAt,
    updatedAt: createdAt,
  }
}

/** Builds a credential provider's configuration from its vendor alone; the service keeps its secrets. */
export function throwAwayConfiguration(
  provider: Pick<PaymentCredentialProviderRow, 'name' | 'vendor'>,
  account: Account,
  ids: Pick<Ids, 'secretFolder' | 'secret'>,
): ProviderConfigurationRow {
  const { name, vendor } = provider
  const arnOf = managedSecretArns(account, provider, ids)
  const keptAs = (member: SecretMember) => ({ secretArn: arnOf(member) })
  return vendor === 'CoinbaseCDP'
    ? {
        coinbaseCdpConfiguration: {
          apiKeyId: derivedCredentialId.apiKeyId(name),
          apiKeySecretArn: keptAs('apiKeySecret'),
          apiKeySecretSource: 'MANAGED',
          walletSecretArn: keptAs('walletSecret'),
          walletSecretSource: 'MANAGED',
        },
      }
    : {
        stripePrivyConfiguration: {
          appId: derivedCredentialId.appId(name),
          appSecretArn: keptAs('appSecret'),
          appSecretSource: 'MANAGED',
          authorizationPrivateKeyArn: keptAs('authorizationPrivateKey'),
          authorizationPrivateKeySource: 'MANAGED',
          authorizationId: derivedCredentialId.authorizationId(name),
        },
      }
}

/** The required columns of a new wallet; the others are derived. */
export type GivenInstrument = Pick<
  PaymentInstrumentRow,
  | 'paymentInstrumentId'
  | 'paymentManagerArn'
  | 'paymentConnectorId'
  | 'userId'
  | 'network'
  | 'linkedAccounts'
>

/**
 * Builds the row of a new wallet.
 *
 * @param connectorType determines whether there is a hub where the end user grants the agent its rights (documented:
 *   only Coinbase has one).
 */
export function newPaymentInstrument(
  given: GivenInstrument,
  connectorType: PaymentConnectorRow['type'] | undefined,
  ids: Pick<Ids, 'redirect'>,
  createdAt: Timestamp,
): PaymentInstrumentRow {
  return {
    ...given,
    paymentInstrumentType: 'EMBEDDED_CRYPTO_WALLET',
    walletAddress: walletAddress(given.network, given.paymentInstrumentId),
    redirectUrl:
      connectorType === 'CoinbaseCDP' ? walletHubUrl(ids.redirect()) : null,
    // documented: a wallet starts without funds
    balances: [],
    permit2Allowances: [],
    // observed for Coinbase: active at once; inferred for Privy
    status: 'ACTIVE',
    statusReason: null,
    grant: null,
    version: 1,
    createdAt,
    updatedAt: createdAt,
  }
}

/** Builds the row of a signed payment. */
export function newPayment(
  given: Omit<
    PaymentRow,
    | 'agentName'
    | 'status'
    | 'amount'
    | 'createdAt'
    | 'updatedAt'
    | keyof typeof FRESH_PROOF
  > & {
    agentName: string | undefined
    /** Normalizes an amount of US dollars. */
    amount: string
  },
  createdAt: Timestamp,
): PaymentRow {
  return {
    ...given,
    agentName: given.agentName ?? null,
    status: 'PROOF_GENERATED',
    amount: normalize(given.amount),
    ...FRESH_PROOF,
    createdAt,
    updatedAt: createdAt,
  }
}
