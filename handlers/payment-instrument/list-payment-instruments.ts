import { paginate } from '../../src/domain/pagination.ts'
import { defineOperation } from '../../src/operation/operation.ts'
import {
  integer,
  list,
  optional,
  string,
  structure,
} from '../../src/protocol/shapes.ts'
import { admitToManager, requirePaymentManager } from '../existing.ts'
import {
  commonErrors,
  agentNameHeader,
  nextToken,
  paymentConnectorId,
  paymentManagerArn,
  userIdHeader,
} from '../shapes.ts'
import { paymentInstrumentSummary } from './shapes.ts'

export const listPaymentInstruments = defineOperation({
  name: 'ListPaymentInstruments',
  plane: 'data',
  http: {
    method: 'POST',
    uri: '/payments/listPaymentInstruments',
    statusCode: 200,
  },
  input: structure({
    userId: userIdHeader,
    agentName: agentNameHeader,
    paymentManagerArn,
    paymentConnectorId: optional(paymentConnectorId),
    nextToken: optional(nextToken),
    maxResults: optional(integer()),
  }),
  output: structure({
    paymentInstruments: list(paymentInstrumentSummary),
    nextToken: optional(string()),
  }),
  errors: commonErrors,
  actsForUser: true,
  admit: admitToManager,
  handle(input, context) {
    const { paymentManagerArn, paymentConnectorId } = input
    requirePaymentManager(paymentManagerArn, context)
    const owner = [paymentManagerArn, context.userId]
    const [listName, of] =
      paymentConnectorId === undefined
        ? (['owner', owner] as const)
        : (['connector', [...owner, paymentConnectorId]] as const)
    const answer = paginate(input, ['paymentInstrument', ...of], (page) =>
      context.store.paymentInstrument.page(listName, {
        of,
        ...page,
        where: ({ status }) => status !== 'DELETED',
      }),
    )
    for (const { paymentInstrumentId } of answer.rows) {
      context.lifecycle.seen('paymentInstrument', paymentInstrumentId)
    }
    return { paymentInstruments: answer.rows, nextToken: answer.nextToken }
  },
})
