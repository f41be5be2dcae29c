import { createPaymentCredentialProvider } from './payment-credential-provider/create-payment-credential-provider.ts'
import { deletePaymentCredentialProvider } from './payment-credential-provider/delete-payment-credential-provider.ts'
import { getPaymentCredentialProvider } from './payment-credential-provider/get-payment-credential-provider.ts'
import { listPaymentCredentialProviders } from './payment-credential-provider/list-payment-credential-providers.ts'
import { updatePaymentCredentialProvider } from './payment-credential-provider/update-payment-credential-provider.ts'
import { createPaymentConnector } from './payment-connector/create-payment-connector.ts'
import { deletePaymentConnector } from './payment-connector/delete-payment-connector.ts'
import { getPaymentConnector } from './payment-connector/get-payment-connector.ts'
import { listPaymentConnectors } from './payment-connector/list-payment-connectors.ts'
import { rotatePaymentConnectorCredentials } from './payment-connector/rotate-payment-connector-credentials.ts'
import { updatePaymentConnector } from './payment-connector/update-payment-connector.ts'
import { createPaymentInstrument } from './payment-instrument/create-payment-instrument.ts'
import { deletePaymentInstrument } from './payment-instrument/delete-payment-instrument.ts'
import { getPaymentInstrumentBalance } from './payment-instrument/get-payment-instrument-balance.ts'
import { getPaymentInstrument } from './payment-instrument/get-payment-instrument.ts'
import { listPaymentInstruments } from './payment-instrument/list-payment-instruments.ts'
import { createPaymentManager } from './payment-manager/create-payment-manager.ts'
import { deletePaymentManager } from './payment-manager/delete-payment-manager.ts'
import { getPaymentManager } from './payment-manager/get-payment-manager.ts'
import { listPaymentManagers } from './payment-manager/list-payment-managers.ts'
import { updatePaymentManager } from './payment-manager/update-payment-manager.ts'
import { createPaymentSession } from './payment-session/create-payment-session.ts'
import { deletePaymentSession } from './payment-session/delete-payment-session.ts'
import { getPaymentSession } from './payment-session/get-payment-session.ts'
import { listPaymentSessions } from './payment-session/list-payment-sessions.ts'
import { processPayment } from './payment/process-payment.ts'
import { getResourcePaymentToken } from './resource-payment-token/get-resource-payment-token.ts'

/** Every operation that the mock answers, by its name in the service model. */
export const registry = {
  CreatePaymentConnector: createPaymentConnector,
  CreatePaymentCredentialProvider: createPaymentCredentialProvider,
  CreatePaymentInstrument: createPaymentInstrument,
  CreatePaymentManager: createPaymentManager,
  CreatePaymentSession: createPaymentSession,
  DeletePaymentConnector: deletePaymentConnector,
  DeletePaymentCredentialProvider: deletePaymentCredentialProvider,
  DeletePaymentInstrument: deletePaymentInstrument,
  DeletePaymentManager: deletePaymentManager,
  DeletePaymentSession: deletePaymentSession,
  GetPaymentConnector: getPaymentConnector,
  GetPaymentCredentialProvider: getPaymentCredentialProvider,
  GetPaymentInstrument: getPaymentInstrument,
  GetPaymentInstrumentBalance: getPaymentInstrumentBalance,
  GetPaymentManager: getPaymentManager,
  GetPaymentSession: getPaymentSession,
  GetResourcePaymentToken: getResourcePaymentToken,
  ListPaymentConnectors: listPaymentConnectors,
  ListPaymentCredentialProviders: listPaymentCredentialProviders,
  ListPaymentInstruments: listPaymentInstruments,
  ListPaymentManagers: listPaymentManagers,
  ListPaymentSessions: listPaymentSessions,
  ProcessPayment: processPayment,
  RotatePaymentConnectorCredentials: rotatePaymentConnectorCredentials,
  UpdatePaymentConnector: updatePaymentConnector,
  UpdatePaymentCredentialProvider: updatePaymentCredentialProvider,
  UpdatePaymentManager: updatePaymentManager,
}

/** Name of an operation that the mock answers. */
export type OperationName = keyof typeof registry
