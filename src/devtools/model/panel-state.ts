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
] as const satisfies readonly TableName[]

/** Rows of all tables, in creation order. */
export type Tables = { readonly [Name in TableName]: readonly RowOf<Name>[] }

/** True if the mock can be reached. */
export type ConnectionState =
  | { readonly status: 'connecting' | 'live' }
  | { readonly status: 'lost'; readonly reason: string }

/** What the views show; a change makes another object. */
export interface PanelState {
  readonly connection: ConnectionState
  /** Name of the scenario that the world began with. */
  readonly scenario: string
  readonly tables: Tables
  /** Exchanges, oldest first. */
  readonly requests: readonly JournalEntry[]
  readonly faults: readonly Fault[]
  readonly operations: readonly OperationSummary[]
  readonly scenarios: readonly ScenarioChoice[]
  readonly saves: readonly string[]
  /** Statuses that have not moved on yet. */
  readonly transitions: readonly PendingTransition[]
  /** Undefined until it is known. */
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
  },
  requests: [],
  faults: [],
  operations: [],
  scenarios: [],
  saves: [],
  transitions: [],
  policy: undefined,
}

/** The primary key of a row. */
export function keyOf(table: TableName, row: object): string {
  return String((row as Record<string, unknown>)[PRIMARY_KEYS[table]])
}
