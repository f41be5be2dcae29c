import { toTimestamp } from '../../src/domain/timestamp.ts'
import { defineOperation } from '../../src/operation/operation.ts'
import {
  label,
  optional,
  structure,
  timestamp,
} from '../../src/protocol/shapes.ts'
import { requirePaymentManagerById } from '../existing.ts'
import { requireUpdatable } from '../settled.ts'
import {
  clientToken,
  commonErrors,
  description,
  paymentManagerId,
} from '../shapes.ts'
import {
  authorizerConfiguration,
  authorizerType,
  updatedAuthorizer,
} from './authorizer.ts'
import { managerView } from './manager-view.ts'
import { requireOwnRole } from './role-arn.ts'
import {
  rememberRole,
  requireSpreadRole,
  ROLE_NOT_READY,
} from './role-propagation.ts'
import {
  headMembers,
  kmsKeyArn,
  roleArn,
  workloadIdentityDetails,
} from './shapes.ts'

export const updatePaymentManager = defineOperation({
  name: 'UpdatePaymentManager',
  plane: 'control',
  http: {
    method: 'PATCH',
    uri: '/payments/managers/{paymentManagerId}',
    statusCode: 202,
  },
  input: structure({
    paymentManagerId: label(paymentManagerId),
    description: optional(description),
    authorizerType: optional(authorizerType),
    authorizerConfiguration: optional(authorizerConfiguration),
    roleArn: optional(roleArn),
    clientToken,
    kmsKeyArn: optional(kmsKeyArn),
  }),
  output: structure({
    ...headMembers,
    workloadIdentityDetails: optional(workloadIdentityDetails),
    lastUpdatedAt: timestamp('iso8601'),
  }),
  errors: [
    ...commonErrors,
    'ConflictException',
    'ResourceNotFoundException',
    'ServiceQuotaExceededException',
  ],
  errorTexts: { ValidationException: ROLE_NOT_READY },
  actsForUser: false,
  idempotencyScope: (input) => input.paymentManagerId,
  handle(input, context) {
    const { account, store, lifecycle } = context
    const manager = requirePaymentManagerById(input.paymentManagerId, context)
    if (input.roleArn !== undefined) requireOwnRole(input.roleArn, account)
    const authorizer = updatedAuthorizer(manager, input)
    const { roleArn = manager.roleArn } = input
    requireSpreadRole(roleArn, context)
    requireUpdatable(manager, `Payment manager ${input.paymentManagerId}`)
    if (roleArn !== manager.roleArn) rememberRole(manager, context)
    const nowMs = context.nowOf(manager)
    const { paymentManagerArn } = manager
    const row = store.paymentManager.update(paymentManagerArn, {
      ...authorizer,
      description: input.description ?? manager.description,
      roleArn,
      kmsKeyArn: input.kmsKeyArn ?? manager.kmsKeyArn,
      status: lifecycle.startTransition(
        'paymentManager',
        paymentManagerArn,
        { through: 'UPDATING', to: 'READY' },
        nowMs,
      ),
      statusReason: null,
      updatedAt: toTimestamp(nowMs),
    })
    return managerView(row)
  },
})
