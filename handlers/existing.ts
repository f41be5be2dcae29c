import {
  isPaymentManagerArn,
  parsePaymentManagerArn,
} from '../src/domain/arn.ts'
import { toTimestamp } from '../src/domain/timestamp.ts'
import {
  ServiceException,
  subscriptionRequiredException,
  validationException,
} from '../src/errors.ts'
import type {
  AdmissionContext,
  OperationContext,
} from '../src/operation/operation.ts'
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
 * Refuses a call that lists or creates something under a manager that the caller's account does not have; this check
 * comes before all others, even for a malformed id (observed).
 *
 * @throws AccessDeniedException with the observed text.
 */
export function admitToManager(
  { paymentManagerArn: arn }: { readonly paymentManagerArn?: unknown },
  context: AdmissionContext,
): void {
  if (typeof arn !== 'string' || !isPaymentManagerArn(arn)) return
  const manager = context.store.paymentManager.get(arn)
  if (
    manager === undefined ? !isTaken(arn, context) : isForeign(arn, context)
  ) {
    throw new ServiceException(
      'AccessDeniedException',
      'Payment manager not found',
    ).about({ paymentManagerArn: arn })
  }
}

/** Checks whether the policy creates a manager that does not exist. */
function isTaken(arn: string, { store, policy }: AdmissionContext): boolean {
  return (
    policy.unknownManagers === 'accept' &&
    !store.wasDeleted('paymentManager', arn)
  )
}

/** Checks whether a manager belongs to another account, unless the policy creates unknown managers. */
function isForeign(
  paymentManagerArn: string,
  { policy, account }: AdmissionContext,
): boolean {
  return (
    policy.unknownManagers === 'reject' &&
    parsePaymentManagerArn(paymentManagerArn).accountId !== account.accountId
  )
}

/**
 * Finds a payment manager in the caller's account, or creates it when the policy says so.
 *
 * @throws the operation's "not found" with the documented text.
 */
export function requirePaymentManager(
  paymentManagerArn: string,
  context: OperationContext,
): PaymentManagerRow {
  const { store, notFound, nowMs } = context
  const manager = store.paymentManager.get(paymentManagerArn)
  if (manager !== undefined && !isForeign(paymentManagerArn, context)) {
    return manager
  }
  if (manager !== undefined || !isTaken(paymentManagerArn, context)) {
    const { paymentManagerId } = parsePaymentManagerArn(paymentManagerArn)
    throw notFound(`Payment manager not found: ${paymentManagerId}`).about({
      paymentManagerArn,
    })
  }
  return store.paymentManager.insert(
    newPaymentManager(paymentManagerArn, toTimestamp(nowMs)),
  )
}

/**
 * Finds a payment manager that is READY, or creates it when the policy says so.
 *
 * @throws the operation's "not found", and ValidationException for a manager that is not READY (inferred: the wording
 *   of wallets).
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
 * Finds a payment manager by its id, for the control plane.
 *
 * @throws the operation's "not found": with the id for a manager that does not exist (documented), without it
 *   for another account's (observed).
 */
export function requirePaymentManagerById(
  paymentManagerId: string,
  context: OperationContext,
): PaymentManagerRow {
  const found = findPaymentManagerById(paymentManagerId, context)
  if (found === 'foreign') throw context.notFound('Payment manager not found')
  if (found === undefined) {
    throw context.notFound(`Payment manager not found: ${paymentManagerId}`)
  }
  return found
}

/** Finds a payment manager of the caller's account by its id; `foreign` when only other accounts have one. */
export function findPaymentManagerById(
  paymentManagerId: string,
  context: OperationContext,
): PaymentManagerRow | 'foreign' | undefined {
  const managers = [
    ...context.store.paymentManager.all('id', [paymentManagerId]),
  ]
  const own = managers.find((manager) => isOwnManager(manager, context))
  return own ?? (managers.length > 0 ? 'foreign' : undefined)
}

/** Checks whether the caller's account has a manager. */
export function isOwnManager(
  { paymentManagerArn }: Pick<PaymentManagerRow, 'paymentManagerArn'>,
  context: AdmissionContext,
): boolean {
  return !isForeign(paymentManagerArn, context)
}

/**
 * Finds a connector of a manager, or creates it when the policy says so.
 *
 * @throws the operation's "not found"; another manager's connector is not found either.
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
    // recorded on the control plane
    throw notFound(`Payment connector not found: ${paymentConnectorId}`)
  }
  return store.paymentConnector.insert(
    newPaymentConnector(
      { paymentConnectorId, paymentManagerArn, type: 'CoinbaseCDP' },
      toTimestamp(nowMs),
    ),
  )
}

/**
 * Finds a credential provider by its name.
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
 * Checks that wallets of a connector can be used.
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
 * Checks that the account has the Marketplace subscription, when one of the vendors needs it.
 *
 * @throws SubscriptionRequiredException (documented: for calls with Coinbase's connectors).
 */
export function requireSubscription(
  vendors: Iterable<PaymentConnectorRow['type']>,
  { policy }: OperationContext,
): void {
  if (policy.marketplaceSubscription === 'active') return
  for (const vendor of vendors) {
    if (vendor === 'CoinbaseCDP') throw subscriptionRequiredException()
  }
}
