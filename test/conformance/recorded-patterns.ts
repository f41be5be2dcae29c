/**
 * Patterns of the published model that the live service's own answers break, by the shape's name: as published, and
 * as they have to be read.
 */
export const RECORDED_PATTERNS: Readonly<
  Record<string, { published: string; read: string }>
> = {
  // recorded in every answer: aws/agentcore-cli, fixtures of handlers/payment and handlers/identity, 2026-09-08 and -09
  PaymentCredentialProviderArnType: {
    published:
      'arn:(aws|aws-us-gov):acps:[A-Za-z0-9-]{1,64}:[0-9]{12}:token-vault/[a-zA-Z0-9-.]+/paymentcredentialprovider/[a-zA-Z0-9-.]+',
    read: 'arn:(aws|aws-us-gov):(acps|bedrock-agentcore):[A-Za-z0-9-]{1,64}:[0-9]{12}:token-vault/[a-zA-Z0-9-.]+/paymentcredentialprovider/[a-zA-Z0-9-.]+',
  },
}
