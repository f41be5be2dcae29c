import { paginate } from '../../src/domain/pagination.ts'
import { defineOperation } from '../../src/operation/operation.ts'
import { list, optional, structure } from '../../src/protocol/shapes.ts'
import { isOwnManager } from '../existing.ts'
import { commonErrors, nextToken, pageMembers } from '../shapes.ts'
import { managerView } from './manager-view.ts'
import { paymentManagerSummary } from './shapes.ts'

export const listPaymentManagers = defineOperation({
  name: 'ListPaymentManagers',
  plane: 'control',
  http: { method: 'POST', uri: '/payments/managers-list', statusCode: 200 },
  input: structure(pageMembers),
  output: structure({
    paymentManagers: list(paymentManagerSummary),
    nextToken: optional(nextToken),
  }),
  errors: commonErrors,
  actsForUser: false,
  handle(input, context) {
    const { store, lifecycle, account } = context
    const query = ['paymentManager', account.accountId]
    const answer = paginate(input, query, (page) =>
      store.paymentManager.page('all', {
        of: [],
        ...page,
        where: (manager) => isOwnManager(manager, context),
      }),
    )
    for (const { paymentManagerArn } of answer.rows) {
      lifecycle.seen('paymentManager', paymentManagerArn)
    }
    return {
      paymentManagers: answer.rows.map(managerView),
      nextToken: answer.nextToken,
    }
  },
})
