import type { Account } from './account.ts'

/** The parts of a payment manager's ARN. */
export interface PaymentManagerArn extends Account {
  paymentManagerId: string
}

/** Checks whether a text has the parts of a payment manager's ARN, with any id. */
export function isPaymentManagerArn(text: string): boolean {
  return /^arn:[^:]*:bedrock-agentcore:[^:]*:\d{12}:payment-manager\//.test(
    text,
  )
}

/** Parses an ARN that satisfies the model's pattern. */
export function parsePaymentManagerArn(arn: string): PaymentManagerArn {
  const [, partition = '', , region = '', accountId = '', resource = ''] =
    arn.split(':')
  return {
    partition,
    region,
    accountId,
    paymentManagerId: resource.slice('payment-manager/'.length),
  }
}

/** Builds the ARN of a payment manager, the reverse of {@link parsePaymentManagerArn}. */
export function paymentManagerArnOf({
  partition,
  region,
  accountId,
  paymentManagerId,
}: PaymentManagerArn): string {
  return `arn:${partition}:bedrock-agentcore:${region}:${accountId}:payment-manager/${paymentManagerId}`
}

/** Builds the ARN of a credential provider (recorded; the wire model's pattern has acps for bedrock-agentcore). */
export function credentialProviderArnOf(
  { partition, region, accountId }: Account,
  name: string,
): string {
  return `arn:${partition}:bedrock-agentcore:${region}:${accountId}:token-vault/default/paymentcredentialprovider/${name}`
}

/** Replaces the service acps in an ARN by the recorded one (documented: callers may write acps). */
export function currentCredentialProviderArn(arn: string): string {
  return arn.replace(/^(arn:[^:]*):acps:/, '$1:bedrock-agentcore:')
}

/** Extracts the name from an id: the text before the last dash (observed: `<lower-cased name>-<10 characters>`). */
export function nameOfId(id: string): string {
  return id.slice(0, id.lastIndexOf('-'))
}
