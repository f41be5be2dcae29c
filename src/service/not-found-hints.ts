import type { Account } from '../domain/account.ts'
import { parsePaymentManagerArn } from '../domain/arn.ts'
import { isOwnedBy, type Owner } from '../domain/ownership.ts'
import { expiresAtMs, isExpired } from '../domain/session-lifecycle.ts'
import { toTimestamp } from '../domain/timestamp.ts'
import type { Store } from '../store/store.ts'

/** Explains why a caller does not get a manager. */
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
      : `There has never been a manager ${paymentManagerArn}`
  }
  return `The manager ${paymentManagerId} belongs to account ${accountId}, the call was made in ${caller?.accountId}`
}

/** Explains why a caller does not get a session. */
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
      : `There has never been a session ${paymentSessionId}`
  }
  if (!isOwnedBy(session, caller)) {
    return belongsElsewhere('session', paymentSessionId, session)
  }
  return isExpired(session, nowMs)
    ? `The session ${paymentSessionId} expired at ${toTimestamp(expiresAtMs(session))}`
    : `The session ${paymentSessionId} exists`
}

/** Explains why a caller does not get a wallet. */
export function hintAtWallet(
  store: Store,
  paymentInstrumentId: string,
  caller: Owner,
): string {
  const instrument = store.paymentInstrument.get(paymentInstrumentId)
  if (instrument === undefined) {
    return `There has never been a wallet ${paymentInstrumentId}`
  }
  if (instrument.status === 'DELETED') {
    return `The wallet ${paymentInstrumentId} was deleted at ${instrument.updatedAt}`
  }
  return isOwnedBy(instrument, caller)
    ? `The wallet ${paymentInstrumentId} belongs to connector ${instrument.paymentConnectorId}`
    : belongsElsewhere('wallet', paymentInstrumentId, instrument)
}

function belongsElsewhere(kind: string, id: string, owner: Owner): string {
  return `The ${kind} ${id} belongs to user "${owner.userId}" under ${owner.paymentManagerArn}`
}
