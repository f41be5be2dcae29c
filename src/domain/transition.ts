import type { LivingTable } from './transition-timing.ts'

/** Something that happens to the world without a call doing it. */
export type Transition =
  /** A session's time is over. */
  | {
      type: 'session-expired'
      /** When it happens: ISO 8601 in UTC, to the millisecond. */
      at: string
      paymentSessionId: string
      userId: string
    }
  /** A row's status moved on. */
  | {
      type: 'status-changed'
      /** When it happens: ISO 8601 in UTC, to the millisecond. */
      at: string
      table: LivingTable
      /** The row's primary key: a manager's ARN, the id of a connector or an instrument. */
      key: string
      from: string
      /** `GONE` for a row that is no more. */
      to: string
      /** Why it failed, if it did. */
      reason?: string
    }

/** The change of a row's status, as it is told. */
export type StatusChanged = Extract<Transition, { type: 'status-changed' }>

/** The status after one that is on its way, if nothing comes in between; `GONE` for a row that will be no more. */
export const NEXT_STATUS: Readonly<Record<string, string>> = {
  CREATING: 'READY',
  UPDATING: 'READY',
  DELETING: 'GONE',
  PROVISIONING: 'READY',
  PENDING_AUTHENTICATION: 'AUTHENTICATION_EXPIRED',
  INITIATED: 'ACTIVE',
}
