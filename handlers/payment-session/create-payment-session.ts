import { maxSpendAmountProblem, openBudget } from '../../src/domain/budget.ts'
import { toTimestamp } from '../../src/domain/timestamp.ts'
import { fieldValidationException } from '../../src/errors.ts'
import {
  defineOperation,
  type OperationContext,
} from '../../src/operation/operation.ts'
import { integer, optional, structure } from '../../src/protocol/shapes.ts'
import {
  admitToManager,
  requireReadyManager,
  requireSubscription,
} from '../existing.ts'
import {
  commonErrors,
  agentNameHeader,
  clientToken,
  paymentManagerArn,
  userIdHeader,
} from '../shapes.ts'
import { sessionView } from './session-view.ts'
import { paymentSession, sessionLimits } from './shapes.ts'

export const createPaymentSession = defineOperation({
  name: 'CreatePaymentSession',
  plane: 'data',
  http: {
    method: 'POST',
    uri: '/payments/createPaymentSession',
    statusCode: 201,
  },
  input: structure({
    userId: userIdHeader,
    agentName: agentNameHeader,
    paymentManagerArn,
    limits: optional(sessionLimits),
    expiryTimeInMinutes: integer({ min: 15, max: 480 }),
    clientToken,
  }),
  output: structure({ paymentSession }),
  errors: [
    ...commonErrors,
    'ServiceQuotaExceededException',
    'ConflictException',
    'SubscriptionRequiredException',
  ],
  actsForUser: true,
  admit: admitToManager,
  idempotencyScope: (input) => input.paymentManagerArn,
  handle(input, context) {
    const { store, ids, nowMs, userId } = context
    requireReadyManager(input.paymentManagerArn, context)
    requireSubscription(vendorsOf(input.paymentManagerArn, context), context)
    const maxSpendAmount = input.limits?.maxSpendAmount.value ?? null
    requireSpendable(maxSpendAmount)
    const now = toTimestamp(nowMs)
    const row = store.paymentSession.insert({
      paymentSessionId: ids.paymentSession(),
      paymentManagerArn: input.paymentManagerArn,
      userId,
      expiryTimeInMinutes: input.expiryTimeInMinutes,
      ...openBudget(maxSpendAmount),
      budgetUpdatedAt: now,
      createdAt: now,
      updatedAt: now,
    })
    // recorded: this reply alone echoes the amount as it was sent
    const sent = { maxSpendAmount, availableSpendAmount: maxSpendAmount }
    return { paymentSession: sessionView({ ...row, ...sent }) }
  },
})

/** inferred: a session needs the subscription when one of its manager's connectors does. */
function* vendorsOf(paymentManagerArn: string, { store }: OperationContext) {
  for (const { type } of store.paymentConnector.all('manager', [
    paymentManagerArn,
  ])) {
    yield type
  }
}

function requireSpendable(maxSpendAmount: string | null): void {
  if (maxSpendAmount === null) return
  const problem = maxSpendAmountProblem(maxSpendAmount)
  if (problem !== undefined) {
    throw fieldValidationException(problem, [
      { name: 'limits.maxSpendAmount.value', message: problem },
    ])
  }
}
