import { defineOperation } from '../../src/operation/operation.ts'
import { optional, structure } from '../../src/protocol/shapes.ts'
import { requirePaymentManager } from '../existing.ts'
import {
  commonErrors,
  agentNameHeader,
  paymentConnectorId,
  paymentInstrumentId,
  paymentManagerArn,
  userIdHeader,
} from '../shapes.ts'
import { requireOwnInstrument } from './existing-instrument.ts'
import { instrumentView } from './instrument-view.ts'
import { paymentInstrument } from './shapes.ts'

export const getPaymentInstrument = defineOperation({
  name: 'GetPaymentInstrument',
  plane: 'data',
  http: {
    method: 'POST',
    uri: '/payments/getPaymentInstrument',
    statusCode: 200,
  },
  input: structure({
    userId: userIdHeader,
    agentName: agentNameHeader,
    paymentManagerArn,
    paymentConnectorId: optional(paymentConnectorId),
    paymentInstrumentId,
  }),
  output: structure({ paymentInstrument }),
  errors: [...commonErrors, 'ResourceNotFoundException'],
  actsForUser: true,
  handle(input, context) {
    requirePaymentManager(input.paymentManagerArn, context)
    const instrument = requireOwnInstrument(input, context)
    context.lifecycle.seen('paymentInstrument', input.paymentInstrumentId)
    return { paymentInstrument: instrumentView(instrument, context) }
  },
})
