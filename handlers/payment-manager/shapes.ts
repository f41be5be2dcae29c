import {
  KMS_KEY_ARN,
  PAYMENT_MANAGER_NAME,
  ROLE_ARN,
} from '../../src/domain/account-constraints.ts'
import { PAYMENT_MANAGER_STATUSES } from '../../src/domain/statuses.ts'
import {
  enumeration,
  optional,
  string,
  structure,
  timestamp,
} from '../../src/protocol/shapes.ts'
import { description, paymentManagerId } from '../shapes.ts'
import { authorizerType } from './authorizer.ts'

/** Pattern of the control plane's model, which differs from the data plane's. */
const paymentManagerArn = string({
  min: 66,
  max: 2048,
  pattern:
    'arn:(-[^:]+)?:bedrock-agentcore:[a-z0-9-]+:[0-9]{12}:payment-manager/([0-9a-z][-]?){1,48}-[a-z0-9]{10}',
})

export const paymentManagerName = string(PAYMENT_MANAGER_NAME)

export const roleArn = string(ROLE_ARN)

export const kmsKeyArn = string(KMS_KEY_ARN)

export const workloadIdentityDetails = structure({
  workloadIdentityArn: string({ min: 1, max: 1024 }),
})

export const paymentManagerStatus = enumeration(PAYMENT_MANAGER_STATUSES)

/** Members of every reply about one manager, except for its deletion. */
export const headMembers = {
  paymentManagerArn,
  paymentManagerId,
  name: paymentManagerName,
  authorizerType,
  roleArn,
  status: paymentManagerStatus,
  kmsKeyArn: optional(kmsKeyArn),
}

export const paymentManagerSummary = structure({
  ...headMembers,
  description: optional(description),
  createdAt: optional(timestamp('iso8601')),
  lastUpdatedAt: timestamp('iso8601'),
})
