/** Columns by which rows of the service's tables are told apart. */
export const PRIMARY_KEYS = {
  paymentManager: 'paymentManagerArn',
  paymentConnector: 'paymentConnectorId',
  paymentCredentialProvider: 'name',
  paymentInstrument: 'paymentInstrumentId',
  paymentSession: 'paymentSessionId',
  payment: 'processPaymentId',
  settlement: 'transaction',
} as const
