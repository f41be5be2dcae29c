/** Who is signed in, and what they have. An app of your own gets this from its backend. */
export const ACCOUNT = {
  userId: 'alice',
  paymentManagerArn:
    'arn:aws:bedrock-agentcore:us-east-1:123456789012:payment-manager/ready-a1b2c3d4e5',
  paymentConnectorId: 'coinbase-a1b2c3d4e5',
  paymentInstrumentId: 'payment-instrument-readyEthereum01',
} as const
