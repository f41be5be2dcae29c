import { PRIMARY_KEYS } from '../domain/primary-keys.ts'
import type { Rows, TableName } from './rows.ts'

/** Keys, relations and lists of one table. */
export interface TableSchema<Row> {
  primaryKey: keyof Row & string
  /** Columns that name a row which must exist; that row cannot be deleted before this one. Null names none. */
  references: { [Column in keyof Row & string]?: TableName }
  /** Columns that name a row which existed when this one was written, and may have been deleted since. */
  history: { [Column in keyof Row & string]?: TableName }
  /** Column by which its lists are ordered, in ASCII order. Default: the order of creation. */
  order?: keyof Row & string
  /** Its lists, by the columns that all their rows share. */
  lists: Record<string, readonly (keyof Row & string)[]>
}

/** The relational model. */
export const SCHEMA = {
  paymentManager: {
    primaryKey: PRIMARY_KEYS.paymentManager,
    references: {},
    history: {},
    // recorded
    order: 'paymentManagerId',
    lists: { all: [], id: ['paymentManagerId'] },
  },
  paymentConnector: {
    primaryKey: PRIMARY_KEYS.paymentConnector,
    references: {
      paymentManagerArn: 'paymentManager',
      credentialProviderName: 'paymentCredentialProvider',
    },
    history: {},
    // recorded
    order: 'paymentConnectorId',
    lists: {
      manager: ['paymentManagerArn'],
      provider: ['credentialProviderName'],
    },
  },
  paymentCredentialProvider: {
    primaryKey: PRIMARY_KEYS.paymentCredentialProvider,
    references: {},
    history: {},
    // recorded
    order: 'name',
    lists: { all: [] },
  },
  paymentInstrument: {
    primaryKey: PRIMARY_KEYS.paymentInstrument,
    references: {},
    // a deleted one is kept for audit, longer than its connector
    history: {
      paymentManagerArn: 'paymentManager',
      paymentConnectorId: 'paymentConnector',
    },
    lists: {
      all: ['paymentConnectorId'],
      owner: ['paymentManagerArn', 'userId'],
      connector: ['paymentManagerArn', 'userId', 'paymentConnectorId'],
      address: ['walletAddress'],
    },
  },
  paymentSession: {
    primaryKey: PRIMARY_KEYS.paymentSession,
    references: { paymentManagerArn: 'paymentManager' },
    history: {},
    lists: { owner: ['paymentManagerArn', 'userId'] },
  },
  payment: {
    primaryKey: PRIMARY_KEYS.payment,
    references: { paymentInstrumentId: 'paymentInstrument' },
    history: {
      paymentManagerArn: 'paymentManager',
      paymentSessionId: 'paymentSession',
    },
    lists: { session: ['paymentSessionId'], proof: ['proofKey'] },
  },
  settlement: {
    primaryKey: PRIMARY_KEYS.settlement,
    references: { processPaymentId: 'payment' },
    history: {},
    lists: {
      proof: ['proofKey'],
      payer: ['network', 'from'],
      recipient: ['network', 'payTo'],
    },
  },
  idempotencyRecord: {
    primaryKey: 'key',
    references: {},
    history: {},
    lists: {},
  },
  pendingTransition: {
    primaryKey: 'key',
    references: {},
    history: {},
    lists: {},
  },
  tombstone: { primaryKey: 'key', references: {}, history: {}, lists: {} },
  seenRole: { primaryKey: 'roleArn', references: {}, history: {}, lists: {} },
} as const satisfies { [Name in TableName]: TableSchema<Rows[Name]> }

export const TABLE_NAMES = Object.keys(SCHEMA) as TableName[]

/** Name of a table's list. */
export type ListName<Name extends TableName> =
  keyof (typeof SCHEMA)[Name]['lists'] & string

/** Tables whose deleted rows history may still point at. */
export const TABLES_WITH_HISTORY: ReadonlySet<TableName> = new Set(
  Object.values(SCHEMA).flatMap(({ history }) => Object.values(history)),
)
