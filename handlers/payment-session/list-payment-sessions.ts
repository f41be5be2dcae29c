import { paginate } from '../../src/domain/pagination.ts'
import { defineOperation } from '../../src/operation/operation.ts'
import {
  integer,
  list,
  optional,
  structure,
} from '../../src/protocol/shapes.ts'
import { admitToManager, requirePaymentManager } from '../existing.ts'
import {
  commonErrors,
  agentNameHeader,
  nextToken,
  paymentManagerArn,
  userIdHeader,
} from '../shapes.ts'
import { paymentSessionSummary } from './shapes.ts'
import { isVisible } from './visible-session.ts'

export const listPaymentSessions = defineOperation({
  name: 'ListPaymentSessions',
  plane: 'data',
  http: {
    method: 'POST',
    uri: '/payments/listPaymentSessions',
    statusCode: 200,
  },
  input: structure({
    userId: userIdHeader,
    agentName: agentNameHeader,
    paymentManagerArn,
    nextToken: optional(nextToken),
    maxResults: optional(integer()),
  }),
  output: structure({
    paymentSessions: list(paymentSessionSummary),
    nextToken: optional(nextToken),
  }),
  errors: commonErrors,
  actsForUser: true,
  admit: admitToManager,
  handle(input, context) {
    requirePaymentManager(input.paymentManagerArn, context)
    const of = [input.paymentManagerArn, context.userId]
    const answer = paginate(input, ['paymentSession', ...of], (page) =>
      context.store.paymentSession.page('owner', {
        of,
        ...page,
        where: (session) => isVisible(session, context),
      }),
    )
    return { paymentSessions: answer.rows, nextToken: answer.nextToken }
  },
})
