import * as v from 'valibot'
import { durationMs } from '../domain/duration.ts'
import {
  DEFAULT_VALIDITY,
  endOfValidity,
  FRESH_PROOF,
  PAYMENT_PROTOCOLS,
  PAYMENT_SCHEMES,
  SETTLEMENT_STATUSES,
  unknownProofKey,
} from '../domain/settlement.ts'
import { toEpochMs } from '../domain/timestamp.ts'
import { paymentNetworkOf } from '../domain/payment-networks.ts'
import { PAYMENT_TYPES } from '../domain/payable.ts'
import {
  baseUnits,
  chain,
  dated,
  nonEmpty,
  paymentInstrumentId,
  paymentManagerArn,
  paymentSessionId,
  stored,
  timestamp,
  usd,
  userId,
} from './column-schemas.ts'

const settlementStatus = v.picklist(SETTLEMENT_STATUSES)

/** A payment; those of older snapshots have proofs of which nothing is known. */
export const paymentSchema = v.pipe(
  v.strictObject({
    processPaymentId: nonEmpty,
    paymentManagerArn,
    paymentSessionId,
    paymentInstrumentId,
    userId,
    agentName: v.nullable(v.string()),
    paymentType: v.picklist(PAYMENT_TYPES),
    status: v.literal('PROOF_GENERATED'),
    amount: usd,
    chain,
    asset: nonEmpty,
    payTo: nonEmpty,
    scheme: v.optional(v.picklist(PAYMENT_SCHEMES), 'exact'),
    network: v.exactOptional(nonEmpty),
    proofKey: v.exactOptional(nonEmpty),
    validUntil: v.exactOptional(timestamp),
    settlementStatus: v.optional(
      settlementStatus,
      FRESH_PROOF.settlementStatus,
    ),
    settledAmount: v.optional(v.nullable(baseUnits), FRESH_PROOF.settledAmount),
    refusal: v.optional(v.nullable(nonEmpty), FRESH_PROOF.refusal),
    ...dated,
  }),
  v.transform((row) => ({
    network: paymentNetworkOf(row.chain).caip2,
    proofKey: unknownProofKey(row.processPaymentId),
    validUntil: endOfValidity(
      toEpochMs(row.createdAt) + durationMs(DEFAULT_VALIDITY),
    ),
    ...row,
  })),
)

/** A settlement. */
export const settlementSchema = v.strictObject({
  transaction: nonEmpty,
  protocol: v.picklist(PAYMENT_PROTOCOLS),
  scheme: v.picklist(PAYMENT_SCHEMES),
  network: nonEmpty,
  proofKey: nonEmpty,
  from: nonEmpty,
  payTo: nonEmpty,
  asset: nonEmpty,
  amount: baseUnits,
  processPaymentId: v.nullable(nonEmpty),
  settledAt: timestamp,
  ...stored,
})
