import { toEpochMs, type Timestamp } from './timestamp.ts'

/** What decides whether a session is over. */
export interface SessionTerm {
  createdAt: Timestamp
  expiryTimeInMinutes: number
}

/** First moment at which a session is over, in epoch milliseconds. */
export function expiresAtMs(session: SessionTerm): number {
  return toEpochMs(session.createdAt) + session.expiryTimeInMinutes * 60_000
}

/** Checks whether a session is over; at the very moment of its expiry it is (inferred: the boundary is not public). */
export function isExpired(session: SessionTerm, nowMs: number): boolean {
  return nowMs >= expiresAtMs(session)
}
