import { parsePaymentManagerArn } from '../../src/domain/arn.ts'
import { authorizationUrl } from '../../src/domain/consent-address.ts'
import { toTimestamp } from '../../src/domain/timestamp.ts'
import { AUTHENTICATION_MS } from '../../src/domain/transition-timing.ts'
import { fieldValidationException } from '../../src/errors.ts'
import {
  defineOperation,
  type OperationContext,
} from '../../src/operation/operation.ts'
import {
  label,
  optional,
  string,
  structure,
  timestamp,
} from '../../src/protocol/shapes.ts'
import { newPaymentConnector } from '../../src/store/new-rows.ts'
import type { PaymentManagerRow } from '../../src/store/rows.ts'
import { requirePaymentManagerById, requireSubscription } from '../existing.ts'
import { conflict } from '../settled.ts'
import {
  clientToken,
  commonErrors,
  description,
  paymentManagerId,
} from '../shapes.ts'
import { connectorView } from './connector-view.ts'
import { requireCredentialProvider } from './credential-provider.ts'
import {
  credentialProviderConfigurations,
  headMembers,
  paymentConnectorName,
  paymentConnectorType,
  provisionMode,
} from './shapes.ts'

export const createPaymentConnector = defineOperation({
  name: 'CreatePaymentConnector',
  plane: 'control',
  http: {
    method: 'POST',
    uri: '/payments/managers/{paymentManagerId}/connectors',
    statusCode: 202,
  },
  input: structure({
    paymentManagerId: label(paymentManagerId),
    name: paymentConnectorName,
    description: optional(description),
    type: paymentConnectorType,
    credentialProviderConfigurations,
    clientToken,
    provisionMode: optional(provisionMode),
  }),
  output: structure({
    ...headMembers,
    paymentManagerId,
    createdAt: timestamp('iso8601'),
    authorizationUrl: optional(string()),
  }),
  errors: [
    ...commonErrors,
    'ConflictException',
    'ResourceNotFoundException',
    'ServiceQuotaExceededException',
    'SubscriptionRequiredException',
  ],
  actsForUser: false,
  idempotencyScope: (input) => input.paymentManagerId,
  handle(input, context) {
    const { store, lifecycle, ids } = context
    const { name, type } = input
    const manager = requirePaymentManagerById(input.paymentManagerId, context)
    const { paymentManagerArn } = manager
    const isQuick = input.provisionMode === 'QUICK_CREATE'
    if (isQuick) requireQuick(input)
    else requireSubscription([type], context)
    const provider = isQuick
      ? {}
      : requireCredentialProvider(
          type,
          input.credentialProviderConfigurations,
          context,
        )
    requireRoomFor(name, manager, context)
    const nowMs = context.nowOf(manager)
    const paymentConnectorId = ids.named(name)
    const row = store.paymentConnector.insert({
      ...newPaymentConnector(
        { paymentConnectorId, paymentManagerArn, type },
        toTimestamp(nowMs),
      ),
      name,
      description: input.description ?? null,
      ...provider,
      ...(isQuick
        ? {
            provisionMode: 'QUICK_CREATE',
            authorizationUrl: authorizationUrl(
              parsePaymentManagerArn(paymentManagerArn),
              ids.uuid(),
            ),
            status: 'PENDING_AUTHENTICATION',
          }
        : {
            status: lifecycle.startTransition(
              'paymentConnector',
              paymentConnectorId,
              { through: 'CREATING', to: 'READY' },
              nowMs,
            ),
          }),
    })
    if (isQuick) {
      lifecycle.scheduleAt(
        'paymentConnector',
        paymentConnectorId,
        'AUTHENTICATION_EXPIRED',
        nowMs + AUTHENTICATION_MS,
      )
    }
    return connectorView(row, context)
  },
})

/** documented: for Coinbase only, and without a configuration, as the service provisions it; the texts are inferred. */
function requireQuick(input: {
  type: string
  credentialProviderConfigurations: readonly unknown[]
}): void {
  const refuse = (name: string, message: string) =>
    fieldValidationException(message, [{ name, message }])
  if (input.type !== 'CoinbaseCDP') {
    throw refuse(
      'provisionMode',
      `Provision mode 'QUICK_CREATE' is not supported for connector type '${input.type}'`,
    )
  }
  if (input.credentialProviderConfigurations.length > 0) {
    throw refuse(
      'credentialProviderConfigurations',
      "credentialProviderConfigurations list must be empty for provision mode 'QUICK_CREATE'",
    )
  }
}

/** documented: the code, for managers; inferred: the same for connectors, and the texts. */
function requireRoomFor(
  name: string,
  { paymentManagerArn, paymentManagerId, status }: PaymentManagerRow,
  { store }: OperationContext,
): void {
  if (status !== 'READY') {
    throw conflict(
      `Payment manager ${paymentManagerId} cannot have a connector in status ${status}`,
    )
  }
  for (const other of store.paymentConnector.all('manager', [
    paymentManagerArn,
  ])) {
    if (other.name === name) {
      throw conflict(`Payment connector already exists: ${name}`)
    }
  }
}
