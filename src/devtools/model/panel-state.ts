import { PRIMARY_KEYS } from '../../domain/primary-keys.ts'
import type {
  Fault,
  JournalEntry,
  OperationSummary,
  PendingTransition,
  Policy,
  RowOf,
  ScenarioChoice,
  TableName,
} from './source.ts'

export const TABLE_NAMES = [
  'paymentManager',
  'paymentConnector',
  'paymentCredentialProvider',
  'paymentInstrument',
  'paymentSession',
  'payment',
  'settlement',
] as const satisfies readonly TableName[]

/** Rows of all tables, in creation order. */
export type Tables = { readonly [Name in TableName]: readonly RowOf<Name>[] }

/** State of the connection to the mock. */
export type ConnectionState =
  | { readonly status: 'connecting' | 'live' }
  | { readonly status: 'lost'; readonly reason: string }

/** Data that the views show; every change creates a new object. */
export interface PanelState {
  readonly connection: ConnectionState
  /** Name of the scenario that the world began with. */
  readonly scenario: string
  readonly tables: Tables
  /** Journal entries, oldest first. */
  readonly requests: readonly JournalEntry[]
  readonly faults: readonly Fault[]
  readonly operations: readonly OperationSummary[]
  readonly scenarios: readonly ScenarioChoice[]
  readonly saves: readonly string[]
  /** Pending transitions. */
  readonly transitions: readonly PendingTransition[]
  /** Undefined until it is loaded. */
  readonly policy: Policy | undefined
}

export const NOTHING_YET: PanelState = {
  connection: { status: 'connecting' },
  scenario: '',
  tables: {
    paymentManager: [],
    paymentConnector: [],
    paymentCredentialProvider: [],
    paymentInstrument: [],
    paymentSession: [],
    payment: [],
    settlement: [],
  },
  requests: [],
  faults: [],
  operations: [],
  scenarios: [],
  saves: [],
  transitions: [],
  policy: undefined,
}

/** Returns the primary key of a row. */
export function keyOf(table: TableName, row: object): string {
  return String((row as Record<string, unknown>)[PRIMARY_KEYS[table]])
}
