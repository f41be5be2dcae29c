import { isExpired } from '../../src/domain/session-lifecycle.ts'
import type { OperationContext } from '../../src/operation/operation.ts'
import type { PaymentSessionRow } from '../../src/store/rows.ts'

/** Checks whether get, list and delete find a session (inferred from ProcessPayment's answer: expired is not found). */
export function isVisible(
  session: PaymentSessionRow,
  { policy, nowOf }: OperationContext,
): boolean {
  return (
    policy.expiredSessions === 'visible' || !isExpired(session, nowOf(session))
  )
}

/**
 * Finds a session by its id, of any owner.
 *
 * @throws ResourceNotFoundException for one that never existed, is deleted, or is expired and hidden.
 */
export function requireVisibleSession(
  paymentSessionId: string,
  context: OperationContext,
): PaymentSessionRow {
  const session = context.store.paymentSession.get(paymentSessionId)
  if (session === undefined || !isVisible(session, context)) {
    throw sessionNotFound(paymentSessionId, context)
  }
  return session
}

/** inferred: ProcessPayment's observed text, with the code that the model lists for the operation. */
export function sessionNotFound(
  paymentSessionId: string,
  { notFound }: OperationContext,
) {
  return notFound(`Payment session not found: ${paymentSessionId}`).about({
    paymentSessionId,
  })
}
