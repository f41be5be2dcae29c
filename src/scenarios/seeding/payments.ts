import { durationMs } from '../../domain/duration.ts'
import { transactionId } from '../../domain/ids.ts'
import {
  baseUnitsOfUsd,
  compare,
  type DecimalText,
} from '../../domain/money.ts'
import {
  DEFAULT_VALIDITY,
  endOfValidity,
  type FRESH_PROOF,
  unknownProofKey,
} from '../../domain/settlement.ts'
import { toEpochMs, type Timestamp } from '../../domain/timestamp.ts'
import { paymentNetworkOf } from '../../domain/payment-networks.ts'
import { MockError } from '../../errors.ts'
import { newPayment } from '../../store/new-rows.ts'
import type { PaymentInstrumentRow, PaymentRow } from '../../store/rows.ts'
import type {
  PaymentInput,
  PaymentSessionInput,
  SettlementInput,
} from '../scenario.ts'
import { timestampOf, type WritingContext } from './context.ts'

/** Writes a payment of a session, and what became of its proof. */
export function writePayment(
  payment: PaymentInput,
  session: Pick<
    PaymentSessionInput,
    'paymentManagerArn' | 'paymentSessionId' | 'userId'
  >,
  paidAt: Timestamp,
  context: WritingContext,
): void {
  const {
    chain,
    paymentType = 'CRYPTO_X402',
    scheme = paymentType === 'MPP' ? 'charge' : 'exact',
    validFor = DEFAULT_VALIDITY,
  } = payment
  const { caip2: network, usdc: asset } = paymentNetworkOf(chain)
  const processPaymentId = payment.processPaymentId ?? context.ids.uuid()
  const row = context.store.payment.insert({
    ...newPayment(
      {
        processPaymentId,
        paymentManagerArn: session.paymentManagerArn,
        paymentSessionId: session.paymentSessionId,
        paymentInstrumentId: payment.paymentInstrumentId,
        userId: session.userId,
        agentName: payment.agentName,
        paymentType,
        amount: payment.amount,
        chain,
        asset,
        payTo: payment.payTo,
        scheme,
        network,
        proofKey: payment.proofKey ?? unknownProofKey(processPaymentId),
        validUntil: endOfValidity(toEpochMs(paidAt) + durationMs(validFor)),
      },
      paidAt,
    ),
    ...stageOf(payment),
  })
  if (row.settledAmount !== null) {
    writeSettlement(row, row.settledAmount, payment.settlement, context)
  }
}

/** @throws MockError for a refusal or a settlement of a payment that is not in that stage. */
function stageOf({
  amount,
  settlementStatus = 'SIGNED',
  refusal,
  settlement,
}: PaymentInput): Pick<PaymentRow, keyof typeof FRESH_PROOF> {
  if ((refusal !== undefined) !== (settlementStatus === 'REFUSED')) {
    throw new MockError(
      'refusal: a payment has it when its settlementStatus is REFUSED, and only then',
    )
  }
  if (settlement !== undefined && settlementStatus !== 'SETTLED') {
    throw new MockError(
      'settlement: a payment has it only when its settlementStatus is SETTLED',
    )
  }
  const settledAmount =
    settlementStatus === 'SETTLED' ? settledAmountOf(amount, settlement) : null
  return { settlementStatus, refusal: refusal ?? null, settledAmount }
}

function settledAmountOf(
  amount: DecimalText,
  settlement: SettlementInput = {},
): string {
  const settled = settlement.amount ?? amount
  if (compare(settled, amount) > 0) {
    throw new MockError(
      `settlement.amount: ${settled} is more than the payment, ${amount}`,
    )
  }
  return baseUnitsOfUsd(settled)
}

function writeSettlement(
  row: Readonly<PaymentRow>,
  amount: string,
  { transaction, settledAt }: SettlementInput = {},
  { store, nowMs }: WritingContext,
): void {
  const { network, proofKey, processPaymentId, scheme, payTo, asset } = row
  if (!store.settlement.all('proof', [proofKey]).next().done) {
    throw new MockError(
      `proofKey: ${JSON.stringify(proofKey)} was settled by another payment`,
    )
  }
  store.settlement.insert({
    transaction:
      transaction ?? transactionId(network, `scenario\n${processPaymentId}`),
    protocol: scheme === 'charge' ? 'mpp' : 'x402',
    scheme,
    network,
    proofKey,
    from: walletOf(row, store),
    payTo,
    asset,
    amount,
    processPaymentId,
    settledAt: timestampOf(
      'settlement.settledAt',
      settledAt,
      nowMs,
      row.createdAt,
    ),
  })
}

function walletOf(
  { paymentInstrumentId }: Readonly<PaymentRow>,
  store: WritingContext['store'],
): string {
  const wallet = store.paymentInstrument.get(paymentInstrumentId)
  // the payment could not have been written without it
  return (wallet as PaymentInstrumentRow).walletAddress
}
