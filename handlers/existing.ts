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
 * Refuses what lists or creates something under a manager that the caller's account does not have; the manager is
 * looked up first, be its id well-formed or not (observed).
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

/** Checks whether the policy takes a manager that nobody made. */
function isTaken(arn: string, { store, policy }: AdmissionContext): boolean {
  return (
    policy.unknownManagers === 'accept' &&
    !store.wasDeleted('paymentManager', arn)
  )
}

/** Checks whether a manager is another account's; who takes unknown managers takes those. */
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
 * Makes sure that a payment manager exists in the caller's account, or registers it when the policy says so.
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
 * @throws the operation's "not found": with the id for a manager that nobody has (documented), without it for
 *   another account's (observed).
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

/** A payment manager of the caller's account by its id; `foreign` when only other accounts have one. */
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
 * The connector of a manager, registered when the policy says so.
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
 * @throws SubscriptionRequiredException (documented: for what Coinbase's connectors do).
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
