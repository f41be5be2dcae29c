import type {
  PaymentConnectorStatus,
  PaymentInstrumentStatus,
  PaymentManagerStatus,
} from './statuses.ts'

/** A status and the next one, by kind of row; `GONE` for a deleted row. */
export type StatusStep =
  | {
      table: 'paymentManager'
      from: PaymentManagerStatus
      to: PaymentManagerStatus | 'GONE'
    }
  | {
      table: 'paymentConnector'
      from: PaymentConnectorStatus
      to: PaymentConnectorStatus | 'GONE'
    }
  | {
      table: 'paymentInstrument'
      from: PaymentInstrumentStatus
      to: PaymentInstrumentStatus
    }

/** A changed status of a row. */
export type StatusChanged = StatusStep & {
  type: 'status-changed'
  /** Time of the transition: ISO 8601 in UTC, to the millisecond. */
  at: string
  /** The row's primary key: a manager's ARN, the id of a connector or a wallet. */
  key: string
  /** Reason of a failure. */
  reason?: string
}

/** A change that time makes, not a call. */
export type Transition =
  /** A session expired. */
  | {
      type: 'session-expired'
      /** Time of the transition: ISO 8601 in UTC, to the millisecond. */
      at: string
      paymentSessionId: string
      userId: string
    }
  /** The status of a row changed. */
  | StatusChanged

/** The next status of each status that has a transition; `GONE` for deletion. */
export const NEXT_STATUS: Readonly<Record<string, string>> = {
  CREATING: 'READY',
  UPDATING: 'READY',
  DELETING: 'GONE',
  PROVISIONING: 'READY',
  PENDING_AUTHENTICATION: 'AUTHENTICATION_EXPIRED',
  INITIATED: 'ACTIVE',
}
