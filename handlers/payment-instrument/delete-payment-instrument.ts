import { toTimestamp } from '../../src/domain/timestamp.ts'
import { ServiceException } from '../../src/errors.ts'
import { defineOperation } from '../../src/operation/operation.ts'
import { structure } from '../../src/protocol/shapes.ts'
import { requirePaymentManager } from '../existing.ts'
import {
  commonErrors,
  paymentConnectorId,
  paymentInstrumentId,
  paymentManagerArn,
  userIdHeader,
} from '../shapes.ts'
import { isOwned, requireInstrument } from './existing-instrument.ts'
import { paymentInstrumentStatus } from './shapes.ts'

export const deletePaymentInstrument = defineOperation({
  name: 'DeletePaymentInstrument',
  plane: 'data',
  http: {
    method: 'POST',
    uri: '/payments/deletePaymentInstrument',
    statusCode: 200,
  },
  input: structure({
    userId: userIdHeader,
    paymentManagerArn,
    paymentConnectorId,
    paymentInstrumentId,
  }),
  output: structure({ status: paymentInstrumentStatus }),
  errors: [...commonErrors, 'ResourceNotFoundException'],
  actsForUser: true,
  handle(input, context) {
    requirePaymentManager(input.paymentManagerArn, context)
    const instrument = requireInstrument(input.paymentInstrumentId, context)
    // documented: user, manager and connector must match the record's; the text is inferred
    if (!isOwned(instrument, input, context)) {
      throw new ServiceException(
        'AccessDeniedException',
        `User is not authorized to delete payment instrument: ${input.paymentInstrumentId}`,
      ).about({ paymentInstrumentId: input.paymentInstrumentId })
    }
    // documented: a soft delete, the record is kept for audit
    context.lifecycle.cancel('paymentInstrument', input.paymentInstrumentId)
    context.store.paymentInstrument.update(input.paymentInstrumentId, {
      status: 'DELETED',
      version: instrument.version + 1,
      updatedAt: toTimestamp(context.nowMs),
    })
    return { status: 'DELETED' as const }
  },
})
