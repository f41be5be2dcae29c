import { createPaymentInstrument } from './payment-instrument/create-payment-instrument.ts'
import { deletePaymentInstrument } from './payment-instrument/delete-payment-instrument.ts'
import { getPaymentInstrumentBalance } from './payment-instrument/get-payment-instrument-balance.ts'
import { getPaymentInstrument } from './payment-instrument/get-payment-instrument.ts'
import { listPaymentInstruments } from './payment-instrument/list-payment-instruments.ts'
import { createPaymentSession } from './payment-session/create-payment-session.ts'
import { deletePaymentSession } from './payment-session/delete-payment-session.ts'
import { getPaymentSession } from './payment-session/get-payment-session.ts'
import { listPaymentSessions } from './payment-session/list-payment-sessions.ts'
import { processPayment } from './payment/process-payment.ts'
import { getResourcePaymentToken } from './resource-payment-token/get-resource-payment-token.ts'

/** Every operation that the mock answers, by its name in the service model. */
export const registry = {
  CreatePaymentInstrument: createPaymentInstrument,
  CreatePaymentSession: createPaymentSession,
  DeletePaymentInstrument: deletePaymentInstrument,
  DeletePaymentSession: deletePaymentSession,
  GetPaymentInstrument: getPaymentInstrument,
  GetPaymentInstrumentBalance: getPaymentInstrumentBalance,
  GetPaymentSession: getPaymentSession,
  GetResourcePaymentToken: getResourcePaymentToken,
  ListPaymentInstruments: listPaymentInstruments,
  ListPaymentSessions: listPaymentSessions,
  ProcessPayment: processPayment,
}
