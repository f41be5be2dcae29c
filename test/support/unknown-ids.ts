/** Well-formed ids of nothing in the ready account. */
export const UNKNOWN_MANAGER_ID = 'nobody-z9y8x7w6v5'
export const UNKNOWN_MANAGER_ARN = `arn:aws:bedrock-agentcore:us-east-1:123456789012:payment-manager/${UNKNOWN_MANAGER_ID}`
export const UNKNOWN_CONNECTOR_ID = 'nobody-z9y8x7w6v5'
export const UNKNOWN_SESSION_ID = 'payment-session-unknownSession1'
export const UNKNOWN_INSTRUMENT_ID = 'payment-instrument-unknownWallet01'
