import type { Account } from './account.ts'
import type { Ids } from './ids.ts'

// documented: the wire model's SecretArn, and the names that Secrets Manager allows
const SECRET_ARN =
  /^arn:(aws|aws-us-gov):secretsmanager:[A-Za-z0-9-]{1,64}:[0-9]{12}:secret:[a-zA-Z0-9-_/+=.@!]+$/
const SECRET_NAME = /^[a-zA-Z0-9-_/+=.@!]{1,512}$/

// recorded: the names of the folders and of the secrets in them
const FOLDERS = {
  CoinbaseCDP: 'coinbasecdp',
  StripePrivy: 'stripeprivy',
} as const
const NAMES = {
  apiKeySecret: 'apikey',
  walletSecret: 'wallet',
  appSecret: 'appsecret',
  authorizationPrivateKey: 'authprivkey',
} as const

/** Member of a provider's configuration that is a secret. */
export type SecretMember = keyof typeof NAMES

/** Generates the ARNs of a credential provider's secrets that the service keeps, new at every call. */
export function managedSecretArns(
  account: Account,
  provider: { name: string; vendor: keyof typeof FOLDERS },
  ids: Pick<Ids, 'secretFolder' | 'secret'>,
): (member: SecretMember) => string {
  let folder: string | undefined
  return (member) => {
    folder ??= `bedrock-agentcore-identity!default/payment/${FOLDERS[provider.vendor]}/${provider.name}-${ids.secretFolder()}`
    return secretArn(account, `${folder}/${NAMES[member]}-${ids.secret()}`)
  }
}

/** Checks whether a text names a secret: by its ARN or, in the caller's own account, by its name. */
export function isSecretId(secretId: string): boolean {
  return SECRET_ARN.test(secretId) || SECRET_NAME.test(secretId)
}

/** Builds the ARN of a secret that its owner keeps. */
export function externalSecretArn(account: Account, secretId: string): string {
  return SECRET_ARN.test(secretId) ? secretId : secretArn(account, secretId)
}

function secretArn(
  { partition, region, accountId }: Account,
  name: string,
): string {
  return `arn:${partition}:secretsmanager:${region}:${accountId}:secret:${name}`
}
