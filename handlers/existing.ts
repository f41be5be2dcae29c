import { parsePaymentManagerArn } from '../src/domain/arn.ts'
import { toTimestamp } from '../src/domain/timestamp.ts'
import type { OperationContext } from '../src/operation.ts'
import {
  newPaymentConnector,
  newPaymentManager,
} from '../src/store/new-rows.ts'

/**
 * Makes sure that a payment manager exists, or registers it when the policy says so.
 *
 * @throws the operation's "not found" with the documented text.
 */
export function requirePaymentManager(
  paymentManagerArn: string,
  { store, policy, notFound, nowMs }: OperationContext,
): void {
  if (store.paymentManager.get(paymentManagerArn) !== undefined) return
  const { paymentManagerId } = parsePaymentManagerArn(paymentManagerArn)
  if (policy.unknownManagers === 'reject') {
    throw notFound(`Payment manager not found: ${paymentManagerId}`)
  }
  store.paymentManager.insert(
    newPaymentManager(paymentManagerArn, toTimestamp(nowMs)),
  )
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
) {
  const connector = store.paymentConnector.get(paymentConnectorId)
  if (connector?.paymentManagerArn === paymentManagerArn) return connector
  if (connector !== undefined || policy.unknownManagers === 'reject') {
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
