import { defineOperation } from '../../src/operation/operation.ts'
import {
  label,
  optional,
  structure,
  timestamp,
} from '../../src/protocol/shapes.ts'
import { requirePaymentManagerById } from '../existing.ts'
import { commonErrors, description, paymentManagerId } from '../shapes.ts'
import { authorizerConfiguration } from './authorizer.ts'
import { managerView } from './manager-view.ts'
import { headMembers, workloadIdentityDetails } from './shapes.ts'

export const getPaymentManager = defineOperation({
  name: 'GetPaymentManager',
  plane: 'control',
  http: {
    method: 'GET',
    uri: '/payments/managers/{paymentManagerId}',
    statusCode: 200,
  },
  input: structure({ paymentManagerId: label(paymentManagerId) }),
  // recorded: the model's tags are not among them
  output: structure({
    ...headMembers,
    description: optional(description),
    authorizerConfiguration: optional(authorizerConfiguration),
    workloadIdentityDetails: optional(workloadIdentityDetails),
    createdAt: timestamp('iso8601'),
    lastUpdatedAt: timestamp('iso8601'),
  }),
  errors: [...commonErrors, 'ResourceNotFoundException'],
  actsForUser: false,
  handle(input, context) {
    const manager = requirePaymentManagerById(input.paymentManagerId, context)
    context.lifecycle.seen('paymentManager', manager.paymentManagerArn)
    return managerView(manager)
  },
})
