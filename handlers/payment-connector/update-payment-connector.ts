import { toTimestamp } from '../../src/domain/timestamp.ts'
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
import type { PaymentConnectorRow } from '../../src/store/rows.ts'
import { requireSubscription } from '../existing.ts'
import { conflict, requireUpdatable } from '../settled.ts'
import {
  clientToken,
  commonErrors,
  description,
  paymentConnectorId,
  paymentManagerId,
} from '../shapes.ts'
import { connectorView } from './connector-view.ts'
import {
  requireCredentialProvider,
  type Configurations,
} from './credential-provider.ts'
import { requireConnectorOfManager } from './existing-connector.ts'
import {
  credentialProviderConfigurations,
  headMembers,
  paymentConnectorType,
} from './shapes.ts'

export const updatePaymentConnector = defineOperation({
  name: 'UpdatePaymentConnector',
  plane: 'control',
  http: {
    method: 'PATCH',
    uri: '/payments/managers/{paymentManagerId}/connectors/{paymentConnectorId}',
    statusCode: 202,
  },
  input: structure({
    paymentManagerId: label(paymentManagerId),
    paymentConnectorId: label(paymentConnectorId),
    description: optional(description),
    type: optional(paymentConnectorType),
    credentialProviderConfigurations: optional(
      credentialProviderConfigurations,
    ),
    clientToken,
  }),
  output: structure({
    ...headMembers,
    paymentManagerId,
    lastUpdatedAt: timestamp('iso8601'),
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
  idempotencyScope: (input) =>
    `${input.paymentManagerId}/${input.paymentConnectorId}`,
  handle(input, context) {
    const { store, lifecycle } = context
    const connector = requireConnectorOfManager(input, context)
    const provided = provider(connector, input, context)
    requireUpdatable(connector, `Payment connector ${input.paymentConnectorId}`)
    const nowMs = context.nowOf(connector)
    const row = store.paymentConnector.update(input.paymentConnectorId, {
      ...provided,
      // observed: omitted members stay
      description: input.description ?? connector.description,
      status: lifecycle.startTransition(
        'paymentConnector',
        input.paymentConnectorId,
        { through: 'UPDATING', to: 'READY' },
        nowMs,
      ),
      statusReason: null,
      updatedAt: toTimestamp(nowMs),
    })
    return connectorView(row, context)
  },
})

/** Determines vendor and credential provider after the update; omitted members stay, if they still match. */
function provider(
  connector: PaymentConnectorRow,
  input: {
    type?: PaymentConnectorRow['type'] | undefined
    credentialProviderConfigurations?: Configurations | undefined
  },
  context: OperationContext,
): Pick<
  PaymentConnectorRow,
  'type' | 'credentialProviderName' | 'credentialProviderArn'
> {
  const { type = connector.type, credentialProviderConfigurations: given } =
    input
  requireSubscription([type], context)
  const isOther = type !== connector.type
  if (given === undefined && !isOther) {
    const { credentialProviderName, credentialProviderArn } = connector
    return { type, credentialProviderName, credentialProviderArn }
  }
  if (connector.provisionMode === 'QUICK_CREATE') {
    // inferred: the service manages what it has provisioned
    const message =
      "Connectors with provision mode 'QUICK_CREATE' keep their type and their credential provider"
    throw fieldValidationException(message, [
      {
        name: isOther ? 'type' : 'credentialProviderConfigurations',
        message,
      },
    ])
  }
  const { paymentConnectorId } = connector
  if (
    isOther &&
    context.store.isInUse('paymentConnector', paymentConnectorId)
  ) {
    // inferred: a wallet stays with its vendor
    throw conflict(
      `Payment connector ${paymentConnectorId} cannot become one of ${type}: it has payment instruments`,
    )
  }
  return { type, ...requireCredentialProvider(type, given ?? [], context) }
}
