import type { Timestamp } from './timestamp.ts'

/** Something that time alone does to the world. */
export interface Transition {
  type: 'session-expired'
  /** When it happens. */
  at: Timestamp
  paymentSessionId: string
  userId: string
}
