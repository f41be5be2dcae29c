import { isOwnedBy } from '../../src/domain/ownership.ts'
import { defineOperation } from '../../src/operation/operation.ts'
import { structure } from '../../src/protocol/shapes.ts'
import { requirePaymentManager } from '../existing.ts'
import {
  commonErrors,
  agentNameHeader,
  paymentManagerArn,
  paymentSessionId,
  userIdHeader,
} from '../shapes.ts'
import { sessionView } from './session-view.ts'
import { paymentSession } from './shapes.ts'
import { requireVisibleSession, sessionNotFound } from './visible-session.ts'

export const getPaymentSession = defineOperation({
  name: 'GetPaymentSession',
  plane: 'data',
  http: { method: 'POST', uri: '/payments/getPaymentSession', statusCode: 200 },
  input: structure({
    userId: userIdHeader,
    agentName: agentNameHeader,
    paymentManagerArn,
    paymentSessionId,
  }),
  output: structure({ paymentSession }),
  errors: [...commonErrors, 'ResourceNotFoundException'],
  actsForUser: true,
  handle(input, context) {
    requirePaymentManager(input.paymentManagerArn, context)
    const session = requireVisibleSession(input.paymentSessionId, context)
    // observed for instruments: another user's record is not found, rather than refused
    const caller = { ...input, userId: context.userId }
    if (!isOwnedBy(session, caller)) {
      throw sessionNotFound(input.paymentSessionId, context)
    }
    return { paymentSession: sessionView(session) }
  },
})
