import * as v from 'valibot'
import {
  PAYMENT_CONNECTOR_ID,
  PAYMENT_INSTRUMENT_ID,
  PAYMENT_MANAGER_ARN,
  PAYMENT_SESSION_ID,
  USER_ID,
  type IdConstraints,
} from '../domain/id-constraints.ts'
import { normalize } from '../domain/money.ts'
import { PAYMENT_CHAINS } from '../domain/payment-networks.ts'
import { isInstantText, toEpochMs, toTimestamp } from '../domain/timestamp.ts'

export const nonEmpty = v.pipe(v.string(), v.nonEmpty())
export const positive = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
// amounts and times of earlier versions, or written by hand, get the form that rows have
export const usd = v.pipe(
  v.string(),
  v.regex(/^\d+(\.\d+)?$/),
  v.transform(normalize),
)
export const baseUnits = v.pipe(v.string(), v.regex(/^\d+$/))
export const userId = v.pipe(v.string(), v.maxLength(USER_ID.max))

export const chain = v.picklist(PAYMENT_CHAINS)

export const timestamp = v.pipe(
  v.string(),
  v.check(
    isInstantText,
    ({ received }) =>
      `Invalid time: Expected ISO 8601 in UTC, e.g. "2026-01-01T00:00:00.000Z", but received ${received}`,
  ),
  v.transform((text) => toTimestamp(toEpochMs(text))),
)

/** Columns that the store adds to every row. */
export const stored = { sequence: positive }
/** Columns of every record of the service. */
export const dated = { ...stored, createdAt: timestamp, updatedAt: timestamp }

export const paymentManagerArn = idSchema(PAYMENT_MANAGER_ARN)
export const paymentConnectorId = idSchema(PAYMENT_CONNECTOR_ID)
export const paymentInstrumentId = idSchema(PAYMENT_INSTRUMENT_ID)
export const paymentSessionId = idSchema(PAYMENT_SESSION_ID)

/** A text that is an identifier of one kind. */
export function idSchema({ min, max, pattern }: IdConstraints) {
  return v.pipe(
    v.string(),
    v.minLength(min),
    v.maxLength(max),
    v.regex(new RegExp(`^(?:${pattern})$`)),
  )
}
