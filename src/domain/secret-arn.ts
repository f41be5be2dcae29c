import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Account } from './account.ts'

// documented: the wire model's SecretArn, and the names that Secrets Manager allows
const SECRET_ARN =
  /^arn:(aws|aws-us-gov):secretsmanager:[A-Za-z0-9-]{1,64}:[0-9]{12}:secret:[a-zA-Z0-9-_/+=.@!]+$/
const SECRET_NAME = /^[a-zA-Z0-9-_/+=.@!]{1,512}$/

/**
 * ARN of the secret in which the service keeps one of a credential provider's credentials.
 *
 * The name's form is that of the service's other credential providers (observed: `bedrock-agentcore-identity!default/oauth2/…`;
 * inferred for Payments). Its last six characters, random in AWS, follow from the name here.
 *
 * @param credential what the secret is, e.g. `apiKeySecret`.
 */
export function managedSecretArn(
  account: Account,
  providerName: string,
  credential: string,
): string {
  const name = `bedrock-agentcore-identity!default/payment/${providerName}/${credential}`
  const suffix = bytesToHex(sha256(utf8ToBytes(name))).slice(0, 6)
  return secretArn(account, `${name}-${suffix}`)
}

/** Whether a text names a secret: by its ARN or, in the caller's own account, by its name. */
export function isSecretId(secretId: string): boolean {
  return SECRET_ARN.test(secretId) || SECRET_NAME.test(secretId)
}

/** ARN of a secret that its owner keeps. */
export function externalSecretArn(account: Account, secretId: string): string {
  return SECRET_ARN.test(secretId) ? secretId : secretArn(account, secretId)
}

function secretArn(
  { partition, region, accountId }: Account,
  name: string,
): string {
  return `arn:${partition}:secretsmanager:${region}:${accountId}:secret:${name}`
}
