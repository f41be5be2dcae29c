import { spend } from '../../src/domain/budget.ts'
import { usdOfBaseUnits } from '../../src/domain/money.ts'
import type { Payable } from '../../src/domain/payable.ts'
import type { Signing } from '../../src/domain/signing.ts'
import { toTimestamp } from '../../src/domain/timestamp.ts'
import { withUnits } from '../../src/domain/units.ts'
import { hasBalances } from '../../src/domain/x402/networks.ts'
import {
  defineOperation,
  type OperationContext,
} from '../../src/operation/operation.ts'
import { structure, timestamp } from '../../src/protocol/shapes.ts'
import { newPayment } from '../../src/store/new-rows.ts'
import type {
  PaymentConnectorRow,
  PaymentInstrumentRow,
} from '../../src/store/rows.ts'
import {
  requirePaymentConnector,
  requireReadyManager,
  requireWorkingConnector,
} from '../existing.ts'
import {
  commonErrors,
  agentNameHeader,
  clientToken,
  paymentInstrumentId,
  paymentManagerArn,
  paymentSessionId,
  userIdHeader,
} from '../shapes.ts'
import {
  requireBalance,
  requireDelegation,
  requirePayingInstrument,
  requirePayingSession,
} from './payment-checks.ts'
import { readPayable } from './read-payable.ts'
import {
  paymentInput,
  paymentOutput,
  paymentStatus,
  paymentType,
  processPaymentId,
} from './shapes.ts'

export const processPayment = defineOperation({
  name: 'ProcessPayment',
  plane: 'data',
  http: { method: 'POST', uri: '/payments/processPayment', statusCode: 200 },
  input: structure({
    userId: userIdHeader,
    agentName: agentNameHeader,
    paymentManagerArn,
    paymentSessionId,
    paymentInstrumentId,
    paymentType,
    paymentInput,
    clientToken,
  }),
  output: structure({
    processPaymentId,
    paymentManagerArn,
    paymentSessionId,
    paymentInstrumentId,
    paymentType,
    status: paymentStatus,
    paymentOutput,
    createdAt: timestamp('iso8601'),
    updatedAt: timestamp('iso8601'),
  }),
  errors: [
    ...commonErrors,
    'ServiceQuotaExceededException',
    'ConflictException',
    'SubscriptionRequiredException',
    'ResourceNotFoundException',
  ],
  errorTexts: {
    // observed: the manager's role may not read the connector's secret
    AccessDeniedException: 'Failed to obtain resource payment token.',
    // documented: no call can bring it about, as every instrument has a network
    ValidationException: 'Payment instrument network is required',
  },
  actsForUser: true,
  idempotencyScope: (input) => input.paymentManagerArn,
  handle(input, context) {
    const { store, ids, nowMs, userId } = context
    // The order is partly observed: payload before budget, budget before delegation, all before signing.
    requireReadyManager(input.paymentManagerArn, context)
    const session = requirePayingSession(input, context)
    const instrument = requirePayingInstrument(input, context)
    const connector = requirePaymentConnector(
      instrument.paymentManagerArn,
      instrument.paymentConnectorId,
      context,
    )
    requireWorkingConnector(connector, context)
    const payable = readPayable(input, { instrument, connector }, context)
    const amount = usdOfBaseUnits(payable.amount)
    // observed for `upto`: the whole ceiling, of which nothing is given back
    const budget = spend(session, amount, session.paymentSessionId)
    requireBalance(instrument, payable, context)
    requireDelegation(instrument, connector, context)

    const now = toTimestamp(nowMs)
    approvePermit2(instrument, payable, context)
    const { output, identity } = payable.sign(
      signingOf(instrument, connector, context),
    )
    store.paymentSession.update(session.paymentSessionId, {
      availableSpendAmount: budget.availableSpendAmount,
      spentAmount: budget.spentAmount,
      budgetUpdatedAt: now,
    })
    const payment = store.payment.insert(
      newPayment(
        {
          processPaymentId: ids.uuid(),
          paymentManagerArn: input.paymentManagerArn,
          paymentSessionId: session.paymentSessionId,
          paymentInstrumentId: instrument.paymentInstrumentId,
          userId,
          agentName: input.agentName,
          amount,
          paymentType: payable.paymentType,
          chain: payable.network.chain,
          asset: payable.asset,
          payTo: payable.payTo,
          network: payable.network.caip2,
          ...identity,
        },
        now,
      ),
    )
    return { ...payment, paymentOutput: output }
  },
})

/** documented: the allowance is set, not added to, by a transaction that comes before the signature. */
function approvePermit2(
  { paymentInstrumentId, permit2Allowances }: PaymentInstrumentRow,
  { network: { chain }, permit2AllowanceLimit }: Payable,
  { store }: OperationContext,
): void {
  if (permit2AllowanceLimit === undefined || !hasBalances(chain)) return
  store.paymentInstrument.update(paymentInstrumentId, {
    permit2Allowances: withUnits(permit2Allowances, [
      [chain, permit2AllowanceLimit],
    ]),
  })
}

function signingOf(
  { paymentInstrumentId, walletAddress }: PaymentInstrumentRow,
  { type: vendor }: PaymentConnectorRow,
  { ids, nowMs, policy, blockhashOf }: OperationContext,
): Signing {
  return {
    paymentInstrumentId,
    walletAddress,
    vendor,
    nowMs,
    // observed now and then: a few seconds ahead
    validAfter: Math.floor(nowMs / 1000) + policy.proofs.validAfterAheadSeconds,
    random: ids.nonce(),
    blockhashOf,
  }
}
