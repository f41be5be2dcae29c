import { toTimestamp } from '../../src/domain/timestamp.ts'
import { ServiceException } from '../../src/errors.ts'
import { defineOperation } from '../../src/operation/operation.ts'
import { structure } from '../../src/protocol/shapes.ts'
import { newPaymentInstrument } from '../../src/store/new-rows.ts'
import {
  admitToManager,
  requirePaymentConnector,
  requireReadyManager,
  requireWorkingConnector,
} from '../existing.ts'
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
  errorTexts: {
    // observed: the vendor's project lacks a scope
    AccessDeniedException:
      'The payment connector credentials are not authorized for this operation',
    // observed: delegated signing is off, or the vendor does not know the email address
    InternalServerException: 'Failed to create payment instrument',
  },
  actsForUser: true,
  admit: admitToManager,
  idempotencyScope: (input) => input.paymentManagerArn,
  handle(input, context) {
    const { store, lifecycle, ids, nowMs, userId } = context
    const { paymentManagerArn, paymentConnectorId } = input
    requireReadyManager(paymentManagerArn, context)
    const connector = requirePaymentConnector(
      paymentManagerArn,
      paymentConnectorId,
      context,
    )
    requireWorkingConnector(connector, context)
    if (connector.delegatedSigning === 'disabled') {
      // observed
      throw new ServiceException(
        'InternalServerException',
        'Failed to create payment instrument',
      )
    }
    const { network, linkedAccounts } =
      input.paymentInstrumentDetails.embeddedCryptoWallet
    const made = newPaymentInstrument(
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
    )
    const row = store.paymentInstrument.insert({
      ...made,
      status: lifecycle.startTransition(
        'paymentInstrument',
        made.paymentInstrumentId,
        { through: 'INITIATED', to: 'ACTIVE' },
        nowMs,
      ),
    })
    return { paymentInstrument: instrumentView(row, context) }
  },
})
