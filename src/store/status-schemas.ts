import * as v from 'valibot'
import {
  PAYMENT_CONNECTOR_STATUSES,
  PAYMENT_INSTRUMENT_STATUSES,
  PAYMENT_MANAGER_STATUSES,
} from '../domain/statuses.ts'

export const paymentManagerStatusSchema = v.picklist(PAYMENT_MANAGER_STATUSES)

export const paymentConnectorStatusSchema = v.picklist(
  PAYMENT_CONNECTOR_STATUSES,
)

export const paymentInstrumentStatusSchema = v.picklist(
  PAYMENT_INSTRUMENT_STATUSES,
)
