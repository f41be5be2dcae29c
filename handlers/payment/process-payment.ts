import { spend } from '../../src/domain/budget.ts'
import { usdOfBaseUnits } from '../../src/domain/money.ts'
import { endOfValidity } from '../../src/domain/settlement.ts'
import { toTimestamp } from '../../src/domain/timestamp.ts'
import { olderForms } from '../../src/domain/x402/older-forms.ts'
import { eip3009ProofKey } from '../../src/domain/x402/proof-keys.ts'
import { readPaymentRequirements } from '../../src/domain/x402/requirements.ts'
import {
  nonceFor,
  signTransferAuthorization,
} from '../../src/domain/x402/transfer-authorization.ts'
import { defineOperation } from '../../src/operation/operation.ts'
import { structure, timestamp } from '../../src/protocol/shapes.ts'
import { newPayment } from '../../src/store/new-rows.ts'
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
  requireCryptoX402,
  requireDelegation,
  requirePayingInstrument,
  requirePayingSession,
} from './payment-checks.ts'
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
  },
  actsForUser: true,
  idempotencyScope: (input) => input.paymentManagerArn,
  handle(input, context) {
    const { store, ids, nowMs, userId, policy } = context
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
    const x402 = requireCryptoX402(input)
    context.warn(...olderForms(x402))
    const requirements = readPaymentRequirements(x402, instrument.network)
    const amount = usdOfBaseUnits(requirements.amount)
    const budget = spend(session, amount, session.paymentSessionId)
    requireBalance(instrument, requirements, context)
    requireDelegation(instrument, connector, context)

    const now = toTimestamp(nowMs)
    const proof = signTransferAuthorization({
      paymentInstrumentId: instrument.paymentInstrumentId,
      from: instrument.walletAddress,
      requirements,
      // observed now and then: a few seconds ahead
      validAfter:
        Math.floor(nowMs / 1000) + policy.proofs.validAfterAheadSeconds,
      nonce: nonceFor(connector.type, ids.nonce()),
    })
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
          chain: requirements.network.chain,
          asset: requirements.asset,
          payTo: requirements.payTo,
          scheme: requirements.scheme,
          network: requirements.network.caip2,
          proofKey: eip3009ProofKey(
            requirements.network.caip2,
            proof.authorization,
          ),
          validUntil: endOfValidity(
            Number(proof.authorization.validBefore) * 1000,
          ),
        },
        now,
      ),
    )
    return {
      ...payment,
      paymentOutput: { cryptoX402: { version: x402.version, payload: proof } },
    }
  },
})
