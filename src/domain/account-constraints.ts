import type { IdConstraints } from './id-constraints.ts'

// documented: the wire model
export const PAYMENT_MANAGER_NAME: IdConstraints = {
  min: 1,
  max: 48,
  pattern: '[a-zA-Z][a-zA-Z0-9]{0,47}',
}

export const PAYMENT_CONNECTOR_NAME: IdConstraints = {
  min: 1,
  max: 48,
  pattern: '[a-zA-Z][a-zA-Z0-9_]{0,47}',
}

export const CREDENTIAL_PROVIDER_NAME: IdConstraints = {
  min: 1,
  max: 128,
  pattern: '[a-zA-Z0-9\\-_]+',
}

/**
 * Description of a manager or a connector. The model's pattern, letters, digits and white space alone, is not
 * enforced (recorded: hyphens; observed: Japanese).
 */
export const DESCRIPTION: IdConstraints = { min: 1, max: 4096 }

export const ROLE_ARN: IdConstraints = {
  min: 1,
  max: 2048,
  pattern: 'arn:aws(-[^:]+)?:iam::([0-9]{12})?:role/.+',
}

export const KMS_KEY_ARN: IdConstraints = {
  min: 1,
  max: 2048,
  pattern:
    'arn:aws(|-cn|-us-gov):kms:[a-zA-Z0-9-]*:[0-9]{12}:key/[a-zA-Z0-9-]{36}',
}
