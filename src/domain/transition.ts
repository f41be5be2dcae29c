import type {
  PaymentConnectorStatus,
  PaymentInstrumentStatus,
  PaymentManagerStatus,
} from './statuses.ts'

/** A status and the next one, by the kind of row; `GONE` is for a row that is no more. */
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

/** The change of a row's status, as it is told. */
export type StatusChanged = StatusStep & {
  type: 'status-changed'
  /** When it happens: ISO 8601 in UTC, to the millisecond. */
  at: string
  /** The row's primary key: a manager's ARN, the id of a connector or an instrument. */
  key: string
  /** Why it failed, if it did. */
  reason?: string
}

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
  | StatusChanged

/** The status after one that is on its way, if nothing comes in between; `GONE` for a row that will be no more. */
export const NEXT_STATUS: Readonly<Record<string, string>> = {
  CREATING: 'READY',
  UPDATING: 'READY',
  DELETING: 'GONE',
  PROVISIONING: 'READY',
  PENDING_AUTHENTICATION: 'AUTHENTICATION_EXPIRED',
  INITIATED: 'ACTIVE',
}
