import { isOwnedBy } from '../../src/domain/ownership.ts'
import { ServiceException } from '../../src/errors.ts'
import { defineOperation } from '../../src/operation/operation.ts'
import { structure } from '../../src/protocol/shapes.ts'
import { requirePaymentManager } from '../existing.ts'
import {
  commonErrors,
  paymentManagerArn,
  paymentSessionId,
  userIdHeader,
} from '../shapes.ts'
import { paymentSessionStatus } from './shapes.ts'
import { requireVisibleSession } from './visible-session.ts'

export const deletePaymentSession = defineOperation({
  name: 'DeletePaymentSession',
  plane: 'data',
  http: {
    method: 'POST',
    uri: '/payments/deletePaymentSession',
    statusCode: 200,
  },
  input: structure({
    userId: userIdHeader,
    paymentManagerArn,
    paymentSessionId,
  }),
  output: structure({ status: paymentSessionStatus }),
  errors: [...commonErrors, 'ResourceNotFoundException'],
  actsForUser: true,
  handle(input, context) {
    requirePaymentManager(input.paymentManagerArn, context)
    const session = requireVisibleSession(input.paymentSessionId, context)
    // documented: user and manager must match the record's; the text is inferred
    const caller = { ...input, userId: context.userId }
    if (!isOwnedBy(session, caller)) {
      throw new ServiceException(
        'AccessDeniedException',
        `User is not authorized to delete payment session: ${input.paymentSessionId}`,
      ).about({ paymentSessionId: input.paymentSessionId })
    }
    context.store.paymentSession.delete(input.paymentSessionId)
    return { status: 'DELETED' as const }
  },
})
