import { paginate } from '../../src/domain/pagination.ts'
import { defineOperation } from '../../src/operation.ts'
import {
  label,
  list,
  optional,
  structure,
  timestamp,
} from '../../src/protocol/shapes.ts'
import { requirePaymentManagerById } from '../existing.ts'
import {
  commonErrors,
  nextToken,
  pageMembers,
  paymentConnectorId,
  paymentManagerId,
} from '../shapes.ts'
import { connectorView } from './connector-view.ts'
import {
  paymentConnectorName,
  paymentConnectorStatus,
  paymentConnectorType,
  provisionMode,
} from './shapes.ts'

const paymentConnectorSummary = structure({
  paymentConnectorId,
  name: paymentConnectorName,
  type: paymentConnectorType,
  status: paymentConnectorStatus,
  lastUpdatedAt: timestamp('iso8601'),
  provisionMode: optional(provisionMode),
})

export const listPaymentConnectors = defineOperation({
  name: 'ListPaymentConnectors',
  plane: 'control',
  http: {
    method: 'POST',
    uri: '/payments/managers/{paymentManagerId}/connectors-list',
    statusCode: 200,
  },
  input: structure({
    paymentManagerId: label(paymentManagerId),
    ...pageMembers,
  }),
  output: structure({
    paymentConnectors: list(paymentConnectorSummary),
    nextToken: optional(nextToken),
  }),
  errors: commonErrors,
  actsForUser: false,
  handle(input, context) {
    const { store, lifecycle } = context
    const manager = requirePaymentManagerById(input.paymentManagerId, context)
    const of = [manager.paymentManagerArn]
    const answer = paginate(input, ['paymentConnector', ...of], (page) =>
      store.paymentConnector.page('manager', { of, ...page }),
    )
    for (const row of answer.rows) {
      lifecycle.seen('paymentConnector', row.paymentConnectorId)
    }
    return {
      paymentConnectors: answer.rows.map((row) => connectorView(row, context)),
      nextToken: answer.nextToken,
    }
  },
})
