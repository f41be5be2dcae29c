import { paginate } from '../../src/domain/pagination.ts'
import { defineOperation } from '../../src/operation/operation.ts'
import { label, list, optional, structure } from '../../src/protocol/shapes.ts'
import {
  findPaymentManagerById,
  requirePaymentManagerById,
} from '../existing.ts'
import {
  commonErrors,
  nextToken,
  pageMembers,
  paymentConnectorId,
  paymentManagerId,
} from '../shapes.ts'
import {
  paymentConnectorName,
  paymentConnectorStatus,
  paymentConnectorType,
} from './shapes.ts'

// recorded: only these four, although the model has more
const paymentConnectorSummary = structure({
  paymentConnectorId,
  name: paymentConnectorName,
  type: paymentConnectorType,
  status: paymentConnectorStatus,
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
    const { paymentManagerId } = input
    // observed
    if (findPaymentManagerById(paymentManagerId, context) === 'foreign') {
      return { paymentConnectors: [] }
    }
    const manager = requirePaymentManagerById(paymentManagerId, context)
    const of = [manager.paymentManagerArn]
    const answer = paginate(input, ['paymentConnector', ...of], (page) =>
      store.paymentConnector.page('manager', { of, ...page }),
    )
    for (const row of answer.rows) {
      lifecycle.seen('paymentConnector', row.paymentConnectorId)
    }
    return {
      paymentConnectors: answer.rows,
      nextToken: answer.nextToken,
    }
  },
})
