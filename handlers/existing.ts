import { parsePaymentManagerArn } from '../src/domain/arn.ts'
import { toTimestamp } from '../src/domain/timestamp.ts'
import { ServiceException, validationException } from '../src/errors.ts'
import type { OperationContext } from '../src/operation.ts'
import type {
  PaymentConnectorRow,
  PaymentManagerRow,
} from '../src/store/rows.ts'
import {
  newPaymentConnector,
  newPaymentManager,
} from '../src/store/new-rows.ts'
import type { PaymentCredentialProviderRow } from '../src/store/rows.ts'

/**
 * Makes sure that a payment manager exists, or registers it when the policy says so.
 *
 * @throws the operation's "not found" with the documented text.
 */
export function requirePaymentManager(
  paymentManagerArn: string,
  { store, policy, notFound, nowMs }: OperationContext,
): PaymentManagerRow {
  const manager = store.paymentManager.get(paymentManagerArn)
  if (manager !== undefined) return manager
  const { paymentManagerId } = parsePaymentManagerArn(paymentManagerArn)
  const isGone = store.wasDeleted('paymentManager', paymentManagerArn)
  if (isGone || policy.unknownManagers === 'reject') {
    throw notFound(`Payment manager not found: ${paymentManagerId}`)
  }
  return store.paymentManager.insert(
    newPaymentManager(paymentManagerArn, toTimestamp(nowMs)),
  )
}

/**
 * The same for what needs the manager to be at work.
 *
 * @throws besides, ValidationException for one that is not READY (inferred: the wording of instruments).
 */
export function requireReadyManager(
  paymentManagerArn: string,
  context: OperationContext,
): PaymentManagerRow {
  const manager = requirePaymentManager(paymentManagerArn, context)
  if (manager.status !== 'READY') {
    throw validationException(
      `Payment manager is not active: ${manager.paymentManagerId}`,
    )
  }
  return manager
}

/**
 * A payment manager by its id, as the control plane names it.
 *
 * @throws the operation's "not found" with the documented text.
 */
export function requirePaymentManagerById(
  paymentManagerId: string,
  { store, notFound }: OperationContext,
): PaymentManagerRow {
  const [manager] = store.paymentManager.all('id', [paymentManagerId])
  if (manager === undefined) {
    throw notFound(`Payment manager not found: ${paymentManagerId}`)
  }
  return manager
}

/**
 * The connector of a manager, registered when the policy says so.
 *
 * @throws the operation's "not found" with the documented text; another manager's connector is not found either.
 */
export function requirePaymentConnector(
  paymentManagerArn: string,
  paymentConnectorId: string,
  { store, policy, notFound, nowMs }: OperationContext,
): PaymentConnectorRow {
  const connector = store.paymentConnector.get(paymentConnectorId)
  if (connector?.paymentManagerArn === paymentManagerArn) return connector
  const isGone = store.wasDeleted('paymentConnector', paymentConnectorId)
  if (
    connector !== undefined ||
    isGone ||
    policy.unknownManagers === 'reject'
  ) {
    const { paymentManagerId } = parsePaymentManagerArn(paymentManagerArn)
    throw notFound(
      `Payment connector not found: connectorId=${paymentConnectorId}, managerId=${paymentManagerId}`,
    )
  }
  return store.paymentConnector.insert(
    newPaymentConnector(
      { paymentConnectorId, paymentManagerArn, type: 'CoinbaseCDP' },
      toTimestamp(nowMs),
    ),
  )
}

/**
 * A credential provider by its name.
 *
 * @throws the operation's "not found" with the recorded text.
 */
export function requireCredentialProvider(
  name: string,
  { store, notFound }: OperationContext,
): PaymentCredentialProviderRow {
  const provider = store.paymentCredentialProvider.get(name)
  if (provider === undefined) {
    throw notFound('PaymentCredentialProvider not found')
  }
  return provider
}

/**
 * Makes sure that wallets of a connector can be worked with.
 *
 * @throws ValidationException for one that is not READY (documented: the toolkit's symptom);
 *   SubscriptionRequiredException for one of Coinbase's without the Marketplace subscription.
 */
export function requireWorkingConnector(
  { paymentConnectorId, status, type }: PaymentConnectorRow,
  context: OperationContext,
): void {
  requireSubscription([type], context)
  if (status !== 'READY') {
    throw validationException(
      `Payment connector is not active: ${paymentConnectorId}`,
    )
  }
}

/**
 * Makes sure that the account has the Marketplace subscription, when one of the vendors needs it.
 *
 * @throws SubscriptionRequiredException (documented: for what Coinbase's connectors do; the text is inferred).
 */
export function requireSubscription(
  vendors: Iterable<PaymentConnectorRow['type']>,
  { policy }: OperationContext,
): void {
  if (policy.marketplaceSubscription === 'active') return
  for (const vendor of vendors) {
    if (vendor !== 'CoinbaseCDP') continue
    throw new ServiceException(
      'SubscriptionRequiredException',
      'An active AWS Marketplace subscription is required: Coinbase Wallets for AgentCore Payments',
      {
        // documented: the developer guide's link
        subscriptionUrl:
          'https://aws.amazon.com/marketplace/pp/prodview-ia2zd5puqyi7g',
        productName: 'Coinbase Wallets for AgentCore Payments',
      },
    )
  }
}
