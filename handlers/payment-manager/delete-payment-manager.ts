import { toTimestamp } from '../../src/domain/timestamp.ts'
import { defineOperation } from '../../src/operation/operation.ts'
import { label, optional, structure } from '../../src/protocol/shapes.ts'
import { requirePaymentManagerById } from '../existing.ts'
import { conflict, requireDeletable } from '../settled.ts'
import {
  clientTokenQuery,
  deletionErrors,
  paymentManagerId,
} from '../shapes.ts'
import { rememberRole } from './role-propagation.ts'
import { paymentManagerStatus } from './shapes.ts'

export const deletePaymentManager = defineOperation({
  name: 'DeletePaymentManager',
  plane: 'control',
  http: {
    method: 'DELETE',
    uri: '/payments/managers/{paymentManagerId}',
    statusCode: 202,
  },
  input: structure({
    paymentManagerId: label(paymentManagerId),
    clientToken: clientTokenQuery,
  }),
  output: structure({
    status: paymentManagerStatus,
    paymentManagerId: optional(paymentManagerId),
  }),
  errors: deletionErrors,
  actsForUser: false,
  idempotencyScope: (input) => input.paymentManagerId,
  handle(input, context) {
    const { store, lifecycle } = context
    const manager = requirePaymentManagerById(input.paymentManagerId, context)
    const { paymentManagerArn } = manager
    const what = `Payment manager ${input.paymentManagerId}`
    requireDeletable(manager, what)
    if (store.isInUse('paymentManager', paymentManagerArn)) {
      // documented: the code; the text is inferred
      throw conflict(`${what} cannot be deleted: it has payment connectors`)
    }
    rememberRole(manager, context)
    const nowMs = context.nowOf(manager)
    const row = store.paymentManager.update(paymentManagerArn, {
      status: 'DELETING',
      statusReason: null,
      updatedAt: toTimestamp(nowMs),
    })
    lifecycle.schedule('paymentManager', paymentManagerArn, 'GONE', nowMs)
    return row
  },
})
