import type { OperationContext } from '../../src/operation/operation.ts'
import type { PaymentConnectorRow } from '../../src/store/rows.ts'
import { requirePaymentManagerById } from '../existing.ts'

/**
 * Finds a connector by its manager's id and its own, for the control plane.
 *
 * @throws the operation's "not found"; another manager's connector is not found either.
 */
export function requireConnectorOfManager(
  input: { paymentManagerId: string; paymentConnectorId: string },
  context: OperationContext,
): PaymentConnectorRow {
  const { paymentManagerId, paymentConnectorId } = input
  const manager = requirePaymentManagerById(paymentManagerId, context)
  const connector = context.store.paymentConnector.get(paymentConnectorId)
  if (connector?.paymentManagerArn !== manager.paymentManagerArn) {
    throw context.notFound(
      // recorded
      `Payment connector not found: ${paymentConnectorId}`,
    )
  }
  return connector
}
