/** Payments operations of AWS that the mock does not answer yet; answering one takes it off this list. */
export const UNANSWERED_OPERATIONS = [
  'CreatePaymentConnector',
  'CreatePaymentCredentialProvider',
  'CreatePaymentManager',
  'DeletePaymentConnector',
  'DeletePaymentCredentialProvider',
  'DeletePaymentManager',
  'GetPaymentConnector',
  'GetPaymentCredentialProvider',
  'GetPaymentManager',
  'ListPaymentConnectors',
  'ListPaymentCredentialProviders',
  'ListPaymentManagers',
  'RotatePaymentConnectorCredentials',
  'UpdatePaymentConnector',
  'UpdatePaymentCredentialProvider',
  'UpdatePaymentManager',
]
