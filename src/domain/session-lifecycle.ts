import { toEpochMs, type Timestamp } from './timestamp.ts'

/** The members of a session that determine its expiry. */
export interface SessionTerm {
  createdAt: Timestamp
  expiryTimeInMinutes: number
}

/** Computes the time at which a session expires, in epoch milliseconds. */
export function expiresAtMs(session: SessionTerm): number {
  return toEpochMs(session.createdAt) + session.expiryTimeInMinutes * 60_000
}

/** Checks whether a session has expired; at the exact time it has (inferred: the boundary is not public). */
export function isExpired(session: SessionTerm, nowMs: number): boolean {
  return nowMs >= expiresAtMs(session)
}
