import {
  nextToken as tokenAfter,
  readPageRequest,
} from '../../src/domain/pagination.ts'
import { defineOperation } from '../../src/operation.ts'
import {
  integer,
  list,
  optional,
  string,
  structure,
} from '../../src/protocol/shapes.ts'
import { requirePaymentManager } from '../existing.ts'
import {
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
  errors: [
    'AccessDeniedException',
    'ValidationException',
    'ThrottlingException',
    'InternalServerException',
  ],
  actsForUser: true,
  handle(input, context) {
    const { paymentManagerArn, paymentConnectorId } = input
    requirePaymentManager(paymentManagerArn, context)
    const owner = [paymentManagerArn, context.userId]
    const [listName, of] =
      paymentConnectorId === undefined
        ? (['owner', owner] as const)
        : (['connector', [...owner, paymentConnectorId]] as const)
    const query = ['paymentInstrument', ...of]
    const { rows, more } = context.store.paymentInstrument.page(listName, {
      of,
      ...readPageRequest(input, query),
      where: ({ status }) => status !== 'DELETED',
    })
    return {
      paymentInstruments: rows,
      nextToken: more
        ? tokenAfter(query, rows.at(-1)?.sequence ?? 0)
        : undefined,
    }
  },
})
