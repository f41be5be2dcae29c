/** Length and pattern of an identifier; the pattern matches the whole text (documented: the wire model). */
export interface IdConstraints {
  min: number
  max: number
  pattern?: string
}

export const PAYMENT_MANAGER_ARN: IdConstraints = {
  min: 66,
  max: 2048,
  pattern:
    'arn:(aws|aws-[a-z0-9-]+):bedrock-agentcore:[a-z0-9-]+:[0-9]{12}:payment-manager/[a-z0-9]([a-z0-9-]{0,47}[a-z0-9])?-[a-z0-9]{10}',
}

export const PAYMENT_MANAGER_ID: IdConstraints = {
  min: 12,
  max: 211,
  pattern: '([0-9a-z][-]?){1,100}-[0-9a-z]{10}',
}

export const PAYMENT_CONNECTOR_ID: IdConstraints = {
  min: 12,
  max: 211,
  pattern: '([0-9a-z][-]?){1,100}-[0-9a-z]{10}',
}

export const PAYMENT_INSTRUMENT_ID: IdConstraints = {
  min: 34,
  max: 34,
  pattern: 'payment-instrument-[0-9a-zA-Z-]{15}',
}

export const PAYMENT_SESSION_ID: IdConstraints = {
  min: 31,
  max: 31,
  pattern: 'payment-session-[0-9a-zA-Z-]{15}',
}

export const USER_ID: IdConstraints = { min: 0, max: 120 }
