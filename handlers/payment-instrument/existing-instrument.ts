import { isOwnedBy } from '../../src/domain/ownership.ts'
import type { OperationContext } from '../../src/operation/operation.ts'
import type { PaymentInstrumentRow } from '../../src/store/rows.ts'

/** The required owner of a wallet; the connector is checked only when it is named. */
export interface InstrumentOwner {
  paymentManagerArn: string
  paymentInstrumentId: string
  paymentConnectorId?: string | undefined
}

/**
 * Finds a wallet by its id, of any owner; a deleted one is kept for audit, but callers do not find it (documented).
 *
 * @throws the operation's "not found".
 */
export function requireInstrument(
  paymentInstrumentId: string,
  context: OperationContext,
): PaymentInstrumentRow {
  const instrument = context.store.paymentInstrument.get(paymentInstrumentId)
  if (instrument === undefined || instrument.status === 'DELETED') {
    throw instrumentNotFound(paymentInstrumentId, context)
  }
  return instrument
}

/**
 * Finds the caller's own wallet; another user's is not found, rather than refused (observed).
 *
 * @throws the operation's "not found".
 */
export function requireOwnInstrument(
  owner: InstrumentOwner,
  context: OperationContext,
): PaymentInstrumentRow {
  const instrument = requireInstrument(owner.paymentInstrumentId, context)
  if (!isOwned(instrument, owner, context)) {
    throw instrumentNotFound(owner.paymentInstrumentId, context)
  }
  return instrument
}

/** Checks whether user, manager and, when named, connector match the wallet. */
export function isOwned(
  instrument: PaymentInstrumentRow,
  owner: InstrumentOwner,
  context: OperationContext,
): boolean {
  const { paymentConnectorId = instrument.paymentConnectorId } = owner
  return (
    isOwnedBy(instrument, { ...owner, userId: context.userId }) &&
    instrument.paymentConnectorId === paymentConnectorId
  )
}

/** recorded: the text for a deleted one. */
function instrumentNotFound(
  paymentInstrumentId: string,
  { notFound }: OperationContext,
) {
  return notFound(
    `Payment instrument not found: ${paymentInstrumentId} for the given user and manager.`,
  ).about({ paymentInstrumentId })
}
