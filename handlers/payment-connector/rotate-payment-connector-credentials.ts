import { toTimestamp } from '../../src/domain/timestamp.ts'
import { fieldValidationException } from '../../src/errors.ts'
import { defineOperation } from '../../src/operation/operation.ts'
import {
  enumeration,
  label,
  list,
  structure,
  timestamp,
  union,
} from '../../src/protocol/shapes.ts'
import { conflict } from '../settled.ts'
import {
  clientToken,
  commonErrors,
  paymentConnectorId,
  paymentManagerId,
} from '../shapes.ts'
import { connectorView } from './connector-view.ts'
import { requireConnectorOfManager } from './existing-connector.ts'
import { paymentConnectorStatus } from './shapes.ts'

export const rotatePaymentConnectorCredentials = defineOperation({
  name: 'RotatePaymentConnectorCredentials',
  plane: 'control',
  http: {
    method: 'POST',
    uri: '/payments/managers/{paymentManagerId}/connectors/{paymentConnectorId}/rotate-credentials',
    statusCode: 202,
  },
  input: structure({
    paymentManagerId: label(paymentManagerId),
    paymentConnectorId: label(paymentConnectorId),
    credentialsToRotate: union({
      coinbaseCDP: structure({
        secrets: list(enumeration(['API_KEY', 'WALLET_SECRET'])),
      }),
    }),
    clientToken,
  }),
  output: structure({
    paymentConnectorId,
    paymentManagerId,
    lastUpdatedAt: timestamp('iso8601'),
    status: paymentConnectorStatus,
  }),
  errors: [...commonErrors, 'ConflictException', 'ResourceNotFoundException'],
  actsForUser: false,
  idempotencyScope: (input) =>
    `${input.paymentManagerId}/${input.paymentConnectorId}`,
  handle(input, context) {
    const { store } = context
    const connector = requireConnectorOfManager(input, context)
    // documented: the codes; the texts are inferred
    if (connector.provisionMode !== 'QUICK_CREATE') {
      throw refuse(
        'paymentConnectorId',
        `Payment connector ${input.paymentConnectorId} has provision mode 'MANUAL': its credentials are not managed by the service`,
      )
    }
    if (input.credentialsToRotate.coinbaseCDP.secrets.length === 0) {
      throw refuse(
        'credentialsToRotate.coinbaseCDP.secrets',
        'At least one secret to rotate is required',
      )
    }
    if (connector.status !== 'READY') {
      throw conflict(
        `Credentials of payment connector ${input.paymentConnectorId} cannot be rotated in status ${connector.status}`,
      )
    }
    const now = toTimestamp(context.nowOf(connector))
    const row = store.paymentConnector.update(input.paymentConnectorId, {
      credentialsUpdatedAt: now,
      updatedAt: now,
    })
    // documented: the credentials belong to the provider
    if (row.credentialProviderName !== null) {
      store.paymentCredentialProvider.update(row.credentialProviderName, {
        updatedAt: now,
      })
    }
    return connectorView(row, context)
  },
})

function refuse(name: string, message: string) {
  return fieldValidationException(message, [{ name, message }])
}
