/** Primary key columns of the service's tables. */
export const PRIMARY_KEYS = {
  paymentManager: 'paymentManagerArn',
  paymentConnector: 'paymentConnectorId',
  paymentCredentialProvider: 'name',
  paymentInstrument: 'paymentInstrumentId',
  paymentSession: 'paymentSessionId',
  payment: 'processPaymentId',
  settlement: 'transaction',
} as const
