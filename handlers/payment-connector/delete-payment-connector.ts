import { toTimestamp } from '../../src/domain/timestamp.ts'
import { defineOperation } from '../../src/operation/operation.ts'
import { label, optional, structure } from '../../src/protocol/shapes.ts'
import { conflict, requireDeletable } from '../settled.ts'
import {
  clientTokenQuery,
  deletionErrors,
  paymentConnectorId,
  paymentManagerId,
} from '../shapes.ts'
import { requireConnectorOfManager } from './existing-connector.ts'
import { paymentConnectorStatus } from './shapes.ts'

export const deletePaymentConnector = defineOperation({
  name: 'DeletePaymentConnector',
  plane: 'control',
  http: {
    method: 'DELETE',
    uri: '/payments/managers/{paymentManagerId}/connectors/{paymentConnectorId}',
    statusCode: 202,
  },
  input: structure({
    paymentManagerId: label(paymentManagerId),
    paymentConnectorId: label(paymentConnectorId),
    clientToken: clientTokenQuery,
  }),
  output: structure({
    status: paymentConnectorStatus,
    paymentConnectorId: optional(paymentConnectorId),
  }),
  errors: deletionErrors,
  actsForUser: false,
  idempotencyScope: (input) =>
    `${input.paymentManagerId}/${input.paymentConnectorId}`,
  handle(input, context) {
    const { store, lifecycle } = context
    const connector = requireConnectorOfManager(input, context)
    const key = input.paymentConnectorId
    const what = `Payment connector ${key}`
    requireDeletable(connector, what)
    if (store.isInUse('paymentConnector', key)) {
      // documented: instruments are deleted first; the text is inferred
      throw conflict(`${what} cannot be deleted: it has payment instruments`)
    }
    const nowMs = context.nowOf(connector)
    const row = store.paymentConnector.update(key, {
      status: 'DELETING',
      statusReason: null,
      authorizationUrl: null,
      updatedAt: toTimestamp(nowMs),
    })
    lifecycle.schedule('paymentConnector', key, 'GONE', nowMs)
    return row
  },
})
