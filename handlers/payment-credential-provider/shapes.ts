import { CREDENTIAL_PROVIDER_NAME } from '../../src/domain/account-constraints.ts'
import {
  enumeration,
  optional,
  string,
  structure,
  timestamp,
  union,
} from '../../src/protocol/shapes.ts'

export const credentialProviderName = string(CREDENTIAL_PROVIDER_NAME)

const credentialProviderVendor = enumeration(['CoinbaseCDP', 'StripePrivy'])

// recorded: bedrock-agentcore as its service, where the model's pattern has only acps
const credentialProviderArn = string()

const identifier = string({ min: 1, max: 512, pattern: '[a-zA-Z0-9\\-_]+' })

const secretSource = enumeration(['MANAGED', 'EXTERNAL'])

const jsonKey = string({ min: 1, max: 128 })

const secretReference = structure({
  secretId: string({ min: 1, max: 2048 }),
  jsonKey,
})

const secretLocation = structure({
  secretArn: string({
    pattern:
      'arn:(aws|aws-us-gov):secretsmanager:[A-Za-z0-9-]{1,64}:[0-9]{12}:secret:[a-zA-Z0-9-_/+=.@!]+',
  }),
})

const secret = string({
  min: 0,
  max: 2048,
  pattern: '[a-zA-Z0-9+/=\\-_\\s]*',
  sensitive: true,
})

const authorizationPrivateKey = string({
  min: 0,
  max: 2048,
  pattern: '(wallet-auth:)?[a-zA-Z0-9+/=\\-_\\s]*',
  sensitive: true,
})

/** The credentials of one vendor in a request: secrets, or their ARNs. */
export const providerConfigurationInput = union({
  coinbaseCdpConfiguration: structure({
    apiKeyId: identifier,
    apiKeySecret: optional(secret),
    apiKeySecretSource: optional(secretSource),
    apiKeySecretConfig: optional(secretReference),
    walletSecret: optional(secret),
    walletSecretSource: optional(secretSource),
    walletSecretConfig: optional(secretReference),
  }),
  stripePrivyConfiguration: structure({
    appId: identifier,
    appSecret: optional(secret),
    appSecretSource: optional(secretSource),
    appSecretConfig: optional(secretReference),
    authorizationPrivateKey: optional(authorizationPrivateKey),
    authorizationPrivateKeySource: optional(secretSource),
    authorizationPrivateKeyConfig: optional(secretReference),
    authorizationId: identifier,
  }),
})

/** The credentials of one vendor in a reply: ARNs of secrets, never the secrets. */
export const providerConfigurationOutput = union({
  coinbaseCdpConfiguration: structure({
    apiKeyId: identifier,
    apiKeySecretArn: secretLocation,
    apiKeySecretJsonKey: optional(jsonKey),
    apiKeySecretSource: optional(secretSource),
    walletSecretArn: secretLocation,
    walletSecretJsonKey: optional(jsonKey),
    walletSecretSource: optional(secretSource),
  }),
  stripePrivyConfiguration: structure({
    appId: identifier,
    appSecretArn: secretLocation,
    appSecretJsonKey: optional(jsonKey),
    appSecretSource: optional(secretSource),
    authorizationPrivateKeyArn: secretLocation,
    authorizationPrivateKeyJsonKey: optional(jsonKey),
    authorizationPrivateKeySource: optional(secretSource),
    authorizationId: identifier,
  }),
})

/** Members of every reply about one provider, except for its creation. */
export const datedMembers = {
  createdTime: timestamp('epoch-seconds'),
  lastUpdatedTime: timestamp('epoch-seconds'),
}

/** Members of a create or update request about the credentials. */
export const vendorMembers = {
  name: credentialProviderName,
  credentialProviderVendor,
  providerConfigurationInput,
}

/** Members of a provider in every list and reply. */
export const headMembers = {
  name: credentialProviderName,
  credentialProviderVendor,
  credentialProviderArn,
}
