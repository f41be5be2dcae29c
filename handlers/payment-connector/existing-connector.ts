import type { OperationContext } from '../../src/operation/operation.ts'
import type { PaymentConnectorRow } from '../../src/store/rows.ts'
import { requirePaymentManagerById } from '../existing.ts'

/**
 * A connector as the control plane names it: by its manager's id and its own.
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
