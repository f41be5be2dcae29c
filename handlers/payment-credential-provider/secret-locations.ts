import type * as v from 'valibot'
import {
  externalSecretArn,
  isSecretId,
  managedSecretArns,
  type SecretMember,
} from '../../src/domain/secret-arn.ts'
import { secretFormatProblem } from '../../src/domain/secret-format.ts'
import { validationException } from '../../src/errors.ts'
import type { OperationContext } from '../../src/operation/operation.ts'
import type {
  PaymentCredentialProviderRow,
  ProviderConfigurationRow,
  SecretSource,
} from '../../src/store/rows.ts'
import type { providerConfigurationInput } from './shapes.ts'

type Vendor = PaymentCredentialProviderRow['vendor']

/** A credential provider's configuration in a request. */
interface GivenProvider {
  name: string
  credentialProviderVendor: Vendor
  providerConfigurationInput: v.InferOutput<typeof providerConfigurationInput>
}

/** One secret of a request: the secret itself, or its ARN. */
interface GivenSecret {
  member: SecretMember
  value: string | undefined
  source: SecretSource
  config: { secretId: string; jsonKey: string } | undefined
}

const SECRETS = {
  CoinbaseCDP: ['apiKeySecret', 'walletSecret'],
  StripePrivy: ['appSecret', 'authorizationPrivateKey'],
} as const satisfies Record<Vendor, readonly SecretMember[]>

/** Members of a provider's configuration about one secret. */
type Located<Member extends SecretMember> = {
  [Name in `${Member}Arn`]: { secretArn: string }
} & { [Name in `${Member}JsonKey`]?: string } & {
  [Name in `${Member}Source`]: SecretSource
}

/**
 * Determines the ARNs of the secrets of a request. The secrets themselves are not stored.
 *
 * @param before the ARNs until now; a secret that the service keeps has the same ARN after an update (recorded).
 * @throws ValidationException that names the members at fault, and quotes none: a secret may be in any of them.
 */
export function locateSecrets(
  given: GivenProvider,
  context: OperationContext,
  before?: ProviderConfigurationRow,
): ProviderConfigurationRow {
  const { name, credentialProviderVendor: vendor } = given
  const { coinbaseCdpConfiguration: cdp, stripePrivyConfiguration: privy } =
    given.providerConfigurationInput
  requireOwnVendor(vendor, cdp === undefined ? 'StripePrivy' : 'CoinbaseCDP')
  const configuration = { ...cdp, ...privy }
  const secretOf = (member: SecretMember): GivenSecret => ({
    member,
    value: configuration[member],
    source: configuration[`${member}Source`] ?? 'MANAGED',
    config: configuration[`${member}Config`],
  })
  const secrets = SECRETS[vendor].map(secretOf)
  requireWhereabouts(secrets)
  for (const secret of secrets) noteIgnored(secret, context)
  for (const secret of secrets) requireFormat(secret, context)

  const newArn = managedSecretArns(
    context.account,
    { name, vendor },
    context.ids,
  )
  const locate = <Member extends SecretMember>(member: Member) => {
    const { source, config } = secretOf(member)
    const isManaged = source === 'MANAGED'
    const secretArn = isManaged
      ? (managedArnOf(before, member) ?? newArn(member))
      : externalSecretArn(context.account, config?.secretId ?? '')
    return {
      [`${member}Arn`]: { secretArn },
      ...(!isManaged && { [`${member}JsonKey`]: config?.jsonKey }),
      [`${member}Source`]: source,
    } as Located<Member>
  }
  return cdp === undefined
    ? {
        stripePrivyConfiguration: {
          appId: privy.appId,
          ...locate('appSecret'),
          ...locate('authorizationPrivateKey'),
          authorizationId: privy.authorizationId,
        },
      }
    : {
        coinbaseCdpConfiguration: {
          apiKeyId: cdp.apiKeyId,
          ...locate('apiKeySecret'),
          ...locate('walletSecret'),
        },
      }
}

function requireOwnVendor(vendor: Vendor, configured: Vendor): void {
  if (vendor === configured) return
  // inferred from the documented text of connectors
  throw validationException(
    `Credential provider vendor '${vendor}' does not match the provided providerConfigurationInput`,
  )
}

/** Checks that a request has each secret or its ARN. */
function requireWhereabouts(secrets: readonly GivenSecret[]): void {
  const problems = secrets.flatMap((secret) => problemOf(secret) ?? [])
  if (problems.length > 0) throw validationException(problems.join('; '))
}

function problemOf(secret: GivenSecret): string | undefined {
  const { member, value, source, config } = secret
  if (source === 'MANAGED') {
    // observed: every update must contain a secret that the service keeps; the text is inferred
    return value
      ? undefined
      : `${member} is required when ${member}Source is MANAGED`
  }
  // documented: required with EXTERNAL; the text is inferred
  if (config === undefined) {
    return `${member}Config is required when ${member}Source is EXTERNAL`
  }
  return isSecretId(config.secretId)
    ? undefined
    : `${member}Config.secretId must be the ARN or the name of a secret in Secrets Manager`
}

function noteIgnored(
  { member, value, source, config }: GivenSecret,
  { warn }: OperationContext,
): void {
  const isManaged = source === 'MANAGED'
  if (!(isManaged ? config : value)) return
  warn(
    `${member}${isManaged ? 'Config' : ''} was ignored: ${member}Source is ${source}`,
  )
}

/** observed: the service checks the format of the secrets that it keeps, without asking the vendor. */
function requireFormat(
  { member, value, source }: GivenSecret,
  { policy, warn }: OperationContext,
): void {
  if (value === undefined || source === 'EXTERNAL') return
  const problem = secretFormatProblem(member, value)
  if (problem === undefined) return
  if (policy.providerSecrets === 'check') throw validationException(problem)
  warn(
    `The service refuses this, as the mock does with the policy providerSecrets: 'check': ${problem}`,
  )
}

/** Returns the ARN of a secret that the service keeps already. */
function managedArnOf(
  before: ProviderConfigurationRow | undefined,
  member: SecretMember,
): string | undefined {
  const { coinbaseCdpConfiguration: cdp, stripePrivyConfiguration: privy } =
    before ?? {}
  const known = { ...cdp, ...privy }
  return known[`${member}Source`] === 'MANAGED'
    ? known[`${member}Arn`]?.secretArn
    : undefined
}
