import { isOwnedBy } from '../../src/domain/ownership.ts'
import type { OperationContext } from '../../src/operation/operation.ts'
import type { PaymentInstrumentRow } from '../../src/store/rows.ts'

/** Whom and where an instrument must belong to; a connector is checked only when it is named. */
export interface InstrumentOwner {
  paymentManagerArn: string
  paymentInstrumentId: string
  paymentConnectorId?: string | undefined
}

/**
 * An instrument by its id, whoever owns it; a deleted one is kept for audit, but gone for its callers (documented).
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
 * The caller's own instrument; somebody else's is not found, rather than refused (observed).
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

/** Checks whether user, manager and, when named, connector are the instrument's own. */
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
