import type * as v from 'valibot'
import type { Account } from '../../src/domain/account.ts'
import {
  externalSecretArn,
  isSecretId,
  managedSecretArn,
} from '../../src/domain/secret-arn.ts'
import {
  fieldValidationException,
  type ValidationField,
} from '../../src/errors.ts'
import type {
  PaymentCredentialProviderRow,
  ProviderConfigurationRow,
  SecretSource,
} from '../../src/store/rows.ts'
import type { providerConfigurationInput } from './shapes.ts'

type Vendor = PaymentCredentialProviderRow['vendor']

/** What a client says of a provider's credentials. */
interface GivenProvider {
  name: string
  credentialProviderVendor: Vendor
  providerConfigurationInput: v.InferOutput<typeof providerConfigurationInput>
}

/** One secret of a request: the secret itself, or where it is. */
interface GivenSecret {
  value: string | undefined
  source: SecretSource | undefined
  config: { secretId: string; jsonKey: string } | undefined
}

/** Tells where the secret of one member is. */
type Locate = (
  member: string,
  secret: GivenSecret,
) => {
  secretArn: string
  jsonKey: string | undefined
  source: SecretSource
}

/**
 * Where the secrets of a request are from now on. The secrets themselves go nowhere.
 *
 * @param warn is told of what is ignored.
 * @throws ValidationException that names the members at fault, and quotes none: a secret may be in any of them.
 */
export function locateSecrets(
  given: GivenProvider,
  account: Account,
  warn: (warning: string) => void,
): ProviderConfigurationRow {
  const { coinbaseCdpConfiguration: cdp, stripePrivyConfiguration: privy } =
    given.providerConfigurationInput
  requireOwnVendor(given, cdp === undefined ? 'StripePrivy' : 'CoinbaseCDP')
  const problems: ValidationField[] = []
  const locate: Locate = (member, secret) => {
    const { source = 'MANAGED', config } = secret
    const problem = problemOf(member, secret)
    if (problem !== undefined) problems.push(problem)
    if (source === 'MANAGED') {
      if (config) warn(ignored(`${member}Config`, member, source))
      const secretArn = managedSecretArn(account, given.name, member)
      return { secretArn, jsonKey: undefined, source }
    }
    if (secret.value) warn(ignored(member, member, source))
    const secretArn = externalSecretArn(account, config?.secretId ?? '')
    return { secretArn, jsonKey: config?.jsonKey, source }
  }
  const located =
    cdp === undefined ? locatePrivy(privy, locate) : locateCdp(cdp, locate)
  if (problems.length > 0) {
    const path = `providerConfigurationInput.${Object.keys(located)[0]}`
    throw fieldValidationException(
      problems.map(({ message }) => message).join('; '),
      problems.map(({ name, message }) => ({
        name: `${path}.${name}`,
        message,
      })),
    )
  }
  return located
}

/** What keeps a secret from being located; the name is the member's in its configuration. */
function problemOf(
  member: string,
  { value, source = 'MANAGED', config }: GivenSecret,
): ValidationField | undefined {
  if (source === 'MANAGED') {
    // inferred: a secret that the service is to keep has to be given, at every update anew
    return value
      ? undefined
      : {
          name: member,
          message: `${member} is required when ${member}Source is MANAGED`,
        }
  }
  // documented: required with EXTERNAL; the text is inferred
  if (config === undefined) {
    return {
      name: `${member}Config`,
      message: `${member}Config is required when ${member}Source is EXTERNAL`,
    }
  }
  return isSecretId(config.secretId)
    ? undefined
    : {
        name: `${member}Config.secretId`,
        message: `${member}Config.secretId must be the ARN or the name of a secret in Secrets Manager`,
      }
}

type Given<Name extends string> = NonNullable<
  Extract<
    GivenProvider['providerConfigurationInput'],
    { [Member in Name]: object }
  >[Name]
>

function locateCdp(
  cdp: Given<'coinbaseCdpConfiguration'>,
  locate: Locate,
): ProviderConfigurationRow {
  const apiKey = locate('apiKeySecret', {
    value: cdp.apiKeySecret,
    source: cdp.apiKeySecretSource,
    config: cdp.apiKeySecretConfig,
  })
  const wallet = locate('walletSecret', {
    value: cdp.walletSecret,
    source: cdp.walletSecretSource,
    config: cdp.walletSecretConfig,
  })
  return {
    coinbaseCdpConfiguration: {
      apiKeyId: cdp.apiKeyId,
      apiKeySecretArn: { secretArn: apiKey.secretArn },
      ...(apiKey.jsonKey && { apiKeySecretJsonKey: apiKey.jsonKey }),
      apiKeySecretSource: apiKey.source,
      walletSecretArn: { secretArn: wallet.secretArn },
      ...(wallet.jsonKey && { walletSecretJsonKey: wallet.jsonKey }),
      walletSecretSource: wallet.source,
    },
  }
}

function locatePrivy(
  privy: Given<'stripePrivyConfiguration'>,
  locate: Locate,
): ProviderConfigurationRow {
  const app = locate('appSecret', {
    value: privy.appSecret,
    source: privy.appSecretSource,
    config: privy.appSecretConfig,
  })
  const key = locate('authorizationPrivateKey', {
    value: privy.authorizationPrivateKey,
    source: privy.authorizationPrivateKeySource,
    config: privy.authorizationPrivateKeyConfig,
  })
  return {
    stripePrivyConfiguration: {
      appId: privy.appId,
      appSecretArn: { secretArn: app.secretArn },
      ...(app.jsonKey && { appSecretJsonKey: app.jsonKey }),
      appSecretSource: app.source,
      authorizationPrivateKeyArn: { secretArn: key.secretArn },
      ...(key.jsonKey && { authorizationPrivateKeyJsonKey: key.jsonKey }),
      authorizationPrivateKeySource: key.source,
      authorizationId: privy.authorizationId,
    },
  }
}

function requireOwnVendor(
  { credentialProviderVendor }: GivenProvider,
  configured: Vendor,
): void {
  if (credentialProviderVendor === configured) return
  // inferred from the documented text of connectors
  const message = `Credential provider vendor '${credentialProviderVendor}' does not match the provided providerConfigurationInput`
  throw fieldValidationException(message, [
    { name: 'providerConfigurationInput', message },
  ])
}

function ignored(member: string, secret: string, source: SecretSource): string {
  return `${member} was ignored: ${secret}Source is ${source}`
}
