import { defineOperation } from '../../src/operation/operation.ts'
import {
  label,
  optional,
  string,
  structure,
  timestamp,
} from '../../src/protocol/shapes.ts'
import {
  commonErrors,
  description,
  paymentConnectorId,
  paymentManagerId,
} from '../shapes.ts'
import { connectorView } from './connector-view.ts'
import { requireConnectorOfManager } from './existing-connector.ts'
import { headMembers, provisionMode } from './shapes.ts'

export const getPaymentConnector = defineOperation({
  name: 'GetPaymentConnector',
  plane: 'control',
  http: {
    method: 'GET',
    uri: '/payments/managers/{paymentManagerId}/connectors/{paymentConnectorId}',
    statusCode: 200,
  },
  input: structure({
    paymentManagerId: label(paymentManagerId),
    paymentConnectorId: label(paymentConnectorId),
  }),
  output: structure({
    ...headMembers,
    description: optional(description),
    createdAt: timestamp('iso8601'),
    lastUpdatedAt: timestamp('iso8601'),
    provisionMode: optional(provisionMode),
    authorizationUrl: optional(string()),
    credentialsUpdatedAt: optional(timestamp('iso8601')),
  }),
  errors: [...commonErrors, 'ResourceNotFoundException'],
  actsForUser: false,
  handle(input, context) {
    const connector = requireConnectorOfManager(input, context)
    context.lifecycle.seen('paymentConnector', connector.paymentConnectorId)
    return connectorView(connector, context)
  },
})
