import { DEFAULT_ACCOUNT } from '../../domain/account.ts'
import {
  currentCredentialProviderArn,
  nameOfId,
  parsePaymentManagerArn,
} from '../../domain/arn.ts'
import { authorizationUrl as newAuthorizationUrl } from '../../domain/consent-address.ts'
import { MockError } from '../../errors.ts'
import type {
  PaymentConnectorInput,
  PaymentCredentialProviderInput,
  PaymentManagerInput,
} from '../scenario.ts'
import { datesOf, timestampOf, type WritingContext } from './context.ts'
import { letMoveOn } from './status.ts'
import {
  newPaymentConnector,
  newPaymentCredentialProvider,
  newPaymentManager,
  throwAwayConfiguration,
} from '../../store/new-rows.ts'
import type {
  PaymentConnectorRow,
  PaymentCredentialProviderRow,
} from '../../store/rows.ts'

export function writeManager(
  seed: PaymentManagerInput,
  context: WritingContext,
): void {
  const { paymentManagerArn, paymentManagerName, tags } = seed
  const dates = datesOf(seed, context.nowMs)
  const row = newPaymentManager(paymentManagerArn, dates.createdAt)
  context.store.paymentManager.insert({
    ...row,
    ...dates,
    ...authorizerOf(seed),
    name: paymentManagerName ?? row.name,
    description: seed.description ?? null,
    roleArn: seed.roleArn ?? row.roleArn,
    kmsKeyArn: seed.kmsKeyArn ?? null,
    tags: tags ? { ...tags } : null,
    status: seed.status ?? row.status,
    statusReason: seed.statusReason ?? null,
  })
  if (seed.deleted) return
  letMoveOn('paymentManager', paymentManagerArn, seed.movesOn, context)
}

function authorizerOf({
  authorizerType = 'AWS_IAM',
  authorizerConfiguration,
}: PaymentManagerInput) {
  const isConfigured = authorizerConfiguration !== undefined
  if ((authorizerType === 'CUSTOM_JWT') !== isConfigured) {
    throw new MockError(
      authorizerType === 'CUSTOM_JWT'
        ? 'authorizerType CUSTOM_JWT needs an authorizerConfiguration'
        : 'authorizerConfiguration needs authorizerType: "CUSTOM_JWT"',
    )
  }
  return {
    authorizerType,
    authorizerConfiguration: authorizerConfiguration ?? null,
  }
}

export function writeCredentialProvider(
  seed: PaymentCredentialProviderInput,
  { store, ids, nowMs }: WritingContext,
): void {
  const { name, vendor, credentialProviderArn: arn, tags } = seed
  requireVendor(vendor, seed.providerConfigurationOutput)
  const dates = datesOf(seed, nowMs)
  // its ARN has the account at the same place as a manager's
  const account =
    arn === undefined ? DEFAULT_ACCOUNT : parsePaymentManagerArn(arn)
  const row = newPaymentCredentialProvider(
    {
      name,
      vendor,
      tags: tags ? { ...tags } : null,
      providerConfigurationOutput:
        seed.providerConfigurationOutput ??
        throwAwayConfiguration(seed, account, ids),
    },
    dates.createdAt,
    account,
  )
  if (
    arn !== undefined &&
    currentCredentialProviderArn(arn) !== row.credentialProviderArn
  ) {
    throw new MockError(
      `credentialProviderArn cannot be ${JSON.stringify(arn)}. Allowed: arn:<partition>:bedrock-agentcore:<region>:<account>:token-vault/default/paymentcredentialprovider/${name}`,
    )
  }
  store.paymentCredentialProvider.insert({ ...row, ...dates })
}

function requireVendor(
  vendor: PaymentCredentialProviderInput['vendor'],
  configuration: PaymentCredentialProviderInput['providerConfigurationOutput'],
): void {
  if (configuration === undefined) return
  const member =
    vendor === 'CoinbaseCDP'
      ? 'coinbaseCdpConfiguration'
      : 'stripePrivyConfiguration'
  if (configuration[member] !== undefined) return
  throw new MockError(
    `providerConfigurationOutput must have ${member}, as the vendor is ${vendor}`,
  )
}

export function writeConnector(
  seed: PaymentConnectorInput,
  context: WritingContext,
): void {
  const { paymentConnectorId, paymentManagerArn, type, status } = seed
  const { store, ids, nowMs } = context
  const { provisionMode = 'MANUAL', credentialProviderName = null } = seed
  requireMode(type, provisionMode, status)
  const provider = store.paymentCredentialProvider.get(
    credentialProviderName ?? '',
  )
  if (provider !== undefined && provider.vendor !== type) {
    throw new MockError(
      `credentialProviderName cannot be ${JSON.stringify(credentialProviderName)}: its vendor is ${provider.vendor}, and the connector's type ${type}`,
    )
  }
  const dates = datesOf(seed, nowMs)
  const isAwaited = status === 'PENDING_AUTHENTICATION'
  const authorizationUrl =
    seed.authorizationUrl ??
    (isAwaited
      ? newAuthorizationUrl(
          parsePaymentManagerArn(paymentManagerArn),
          ids.uuid(),
        )
      : null)
  store.paymentConnector.insert({
    ...newPaymentConnector(
      { paymentConnectorId, paymentManagerArn, type },
      dates.createdAt,
    ),
    ...dates,
    name: seed.paymentConnectorName ?? nameOfId(paymentConnectorId),
    description: seed.description ?? null,
    credentialProviderName,
    credentialProviderArn: writtenArn(seed.credentialProviderArn, provider),
    provisionMode,
    authorizationUrl,
    credentialsUpdatedAt:
      seed.credentialsUpdatedAt === undefined
        ? null
        : timestampOf(
            'credentialsUpdatedAt',
            seed.credentialsUpdatedAt,
            nowMs,
            dates.createdAt,
          ),
    delegatedSigning: seed.delegatedSigning ?? 'enabled',
    status: status ?? 'READY',
    statusReason: seed.statusReason ?? null,
  })
  if (seed.deleted) return
  letMoveOn('paymentConnector', paymentConnectorId, seed.movesOn, context)
}

/** Determines the ARN of the credential provider in a connector's row. */
function writtenArn(
  arn: string | undefined,
  provider: PaymentCredentialProviderRow | undefined,
): string | null {
  const own = provider?.credentialProviderArn
  if (arn === undefined || arn === own) return null
  if (currentCredentialProviderArn(arn) === own) return arn
  throw new MockError(
    `credentialProviderArn cannot be ${JSON.stringify(arn)}. Allowed: ${own ?? 'none without credentialProviderName'}`,
  )
}

const QUICK_STATUSES: readonly PaymentConnectorRow['status'][] = [
  'PENDING_AUTHENTICATION',
  'PROVISIONING',
  'AUTHENTICATION_EXPIRED',
  'AUTHENTICATION_FAILED',
  'AWS_MARKETPLACE_SUBSCRIPTION_REQUIRED',
]

function requireMode(
  type: PaymentConnectorRow['type'],
  mode: PaymentConnectorRow['provisionMode'],
  status: PaymentConnectorRow['status'] = 'READY',
): void {
  if (mode === 'QUICK_CREATE' && type !== 'CoinbaseCDP') {
    throw new MockError(
      `provisionMode QUICK_CREATE needs type: "CoinbaseCDP"; it is ${type}`,
    )
  }
  if (mode === 'MANUAL' && QUICK_STATUSES.includes(status)) {
    throw new MockError(`status ${status} needs provisionMode: "QUICK_CREATE"`)
  }
}
