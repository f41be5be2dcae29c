import type { Account } from '../domain/account.ts'
import { parsePaymentManagerArn } from '../domain/arn.ts'
import { isOwnedBy, type Owner } from '../domain/ownership.ts'
import { expiresAtMs, isExpired } from '../domain/session-lifecycle.ts'
import { toTimestamp } from '../domain/timestamp.ts'
import type { Store } from '../store/store.ts'

/** Why a caller does not get to a manager, in words for the journal. */
export function hintAtManager(
  store: Store,
  paymentManagerArn: string,
  caller: Account | undefined,
): string {
  const { paymentManagerId, accountId } =
    parsePaymentManagerArn(paymentManagerArn)
  if (store.paymentManager.get(paymentManagerArn) === undefined) {
    return store.wasDeleted('paymentManager', paymentManagerArn)
      ? `The manager ${paymentManagerId} was deleted`
      : `There never was a manager ${paymentManagerArn}`
  }
  return `The manager ${paymentManagerId} belongs to account ${accountId}, the call was made in ${caller?.accountId}`
}

/** Why a caller does not get to a session, in words for the journal. */
export function hintAtSession(
  store: Store,
  paymentSessionId: string,
  caller: Owner,
  nowMs: number,
): string {
  const session = store.paymentSession.get(paymentSessionId)
  if (session === undefined) {
    return store.wasDeleted('paymentSession', paymentSessionId)
      ? `The session ${paymentSessionId} was deleted`
      : `There never was a session ${paymentSessionId}`
  }
  if (!isOwnedBy(session, caller)) {
    return belongsElsewhere('session', paymentSessionId, session)
  }
  return isExpired(session, nowMs)
    ? `The session ${paymentSessionId} expired at ${toTimestamp(expiresAtMs(session))}`
    : `The session ${paymentSessionId} is there`
}

/** Why a caller does not get to an instrument, in words for the journal. */
export function hintAtWallet(
  store: Store,
  paymentInstrumentId: string,
  caller: Owner,
): string {
  const instrument = store.paymentInstrument.get(paymentInstrumentId)
  if (instrument === undefined) {
    return `There never was an instrument ${paymentInstrumentId}`
  }
  if (instrument.status === 'DELETED') {
    return `The instrument ${paymentInstrumentId} was deleted at ${instrument.updatedAt}`
  }
  return isOwnedBy(instrument, caller)
    ? `The instrument ${paymentInstrumentId} belongs to connector ${instrument.paymentConnectorId}`
    : belongsElsewhere('instrument', paymentInstrumentId, instrument)
}

function belongsElsewhere(kind: string, id: string, owner: Owner): string {
  return `The ${kind} ${id} belongs to user "${owner.userId}" under ${owner.paymentManagerArn}`
}
