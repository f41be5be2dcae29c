import * as v from 'valibot'
import type { ProviderConfigurationRow } from './rows.ts'

const nonEmpty = v.pipe(v.string(), v.nonEmpty())
const secret = v.strictObject({ secretArn: nonEmpty })
const secretSource = v.picklist(['MANAGED', 'EXTERNAL'])

/** Validates a credential provider's configuration from a scenario or a snapshot, which has no secrets. */
export const providerConfigurationSchema: v.GenericSchema<ProviderConfigurationRow> =
  v.union(
    [
      v.strictObject({
        coinbaseCdpConfiguration: v.strictObject({
          apiKeyId: nonEmpty,
          apiKeySecretArn: secret,
          apiKeySecretJsonKey: v.exactOptional(nonEmpty),
          apiKeySecretSource: secretSource,
          walletSecretArn: secret,
          walletSecretJsonKey: v.exactOptional(nonEmpty),
          walletSecretSource: secretSource,
        }),
      }),
      v.strictObject({
        stripePrivyConfiguration: v.strictObject({
          appId: nonEmpty,
          appSecretArn: secret,
          appSecretJsonKey: v.exactOptional(nonEmpty),
          appSecretSource: secretSource,
          authorizationPrivateKeyArn: secret,
          authorizationPrivateKeyJsonKey: v.exactOptional(nonEmpty),
          authorizationPrivateKeySource: secretSource,
          authorizationId: nonEmpty,
        }),
      }),
    ],
    // without the value, which may contain a secret by mistake
    'Invalid configuration: Expected exactly one of coinbaseCdpConfiguration, stripePrivyConfiguration, as GetPaymentCredentialProvider answers it',
  )
