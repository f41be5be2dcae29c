import * as v from 'valibot'
import type { ProviderConfigurationRow } from './rows.ts'

const nonEmpty = v.pipe(v.string(), v.nonEmpty())
const secret = v.strictObject({ secretArn: nonEmpty })
const secretSource = v.picklist(['MANAGED', 'EXTERNAL'])

/** What is known of a provider's credentials, from a scenario or a snapshot: there is no place for a secret. */
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
    // not the value: somebody may have written a secret into it
    'Invalid configuration: Expected exactly one of coinbaseCdpConfiguration, stripePrivyConfiguration, as GetPaymentCredentialProvider answers it',
  )
