import { toTimestamp } from '../../src/domain/timestamp.ts'
import { defineOperation } from '../../src/operation.ts'
import { structure } from '../../src/protocol/shapes.ts'
import { newPaymentInstrument } from '../../src/store/new-rows.ts'
import { requirePaymentConnector, requirePaymentManager } from '../existing.ts'
import {
  commonErrors,
  agentNameHeader,
  clientToken,
  paymentConnectorId,
  paymentManagerArn,
  userIdHeader,
} from '../shapes.ts'
import { instrumentView } from './instrument-view.ts'
import {
  paymentInstrument,
  paymentInstrumentDetails,
  paymentInstrumentType,
} from './shapes.ts'

export const createPaymentInstrument = defineOperation({
  name: 'CreatePaymentInstrument',
  plane: 'data',
  http: {
    method: 'POST',
    uri: '/payments/createPaymentInstrument',
    statusCode: 201,
  },
  input: structure({
    userId: userIdHeader,
    agentName: agentNameHeader,
    paymentManagerArn,
    paymentConnectorId,
    paymentInstrumentType,
    paymentInstrumentDetails,
    clientToken,
  }),
  output: structure({ paymentInstrument }),
  errors: [
    ...commonErrors,
    'ServiceQuotaExceededException',
    'ConflictException',
    'SubscriptionRequiredException',
    'ResourceNotFoundException',
  ],
  actsForUser: true,
  idempotencyScope: (input) => input.paymentManagerArn,
  handle(input, context) {
    const { store, ids, nowMs, userId } = context
    const { paymentManagerArn, paymentConnectorId } = input
    requirePaymentManager(paymentManagerArn, context)
    const connector = requirePaymentConnector(
      paymentManagerArn,
      paymentConnectorId,
      context,
    )
    const { network, linkedAccounts } =
      input.paymentInstrumentDetails.embeddedCryptoWallet
    const row = store.paymentInstrument.insert(
      newPaymentInstrument(
        {
          paymentInstrumentId: ids.paymentInstrument(),
          paymentManagerArn,
          paymentConnectorId,
          userId,
          network,
          linkedAccounts,
        },
        connector.type,
        ids,
        toTimestamp(nowMs),
      ),
    )
    return { paymentInstrument: instrumentView(row) }
  },
})
