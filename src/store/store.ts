import type { Change } from './change.ts'
import { copyOf } from './copy.ts'
import { createEngine, type Engine } from './engine.ts'
import { createHistory } from './history.ts'
import { isInUse } from './in-use.ts'
import { createRelations, danglingKey, hasHistory } from './relations.ts'
import { createReadonlyTable } from './readonly-table.ts'
import type { ReadonlyTable } from './query.ts'
import type { Rows, Stored, TableName } from './rows.ts'
import { SCHEMA, TABLE_NAMES, type ListName } from './schema.ts'
import { createTable, type Table } from './table.ts'
import { createUndoLog } from './undo-log.ts'

/** All tables. */
export type Tables = {
  readonly [Name in TableName]: Table<Rows[Name], ListName<Name>>
}

const BOOKKEEPING = [
  'idempotencyRecord',
  'pendingTransition',
  'tombstone',
  'seenRole',
] as const

/** Name of a public table. */
export type PublicTable = Exclude<TableName, (typeof BOOKKEEPING)[number]>

/** The public tables, without the mock's internal ones. */
export type MockDb = {
  readonly [Name in PublicTable]: ReadonlyTable<Rows[Name] & Stored>
}

/** Names of the public tables. */
export const PUBLIC_TABLE_NAMES = TABLE_NAMES.filter(
  (name): name is PublicTable => !isBookkeeping(name),
)

/** The contents of a store, in the order of creation. */
export interface StoreContents {
  /** The last sequence number that was used, even by a deleted row. */
  sequence: number
  rows: { [Name in TableName]: (Rows[Name] & Stored)[] }
}

/** The rows of one mock. */
export interface Store extends Tables {
  /**
   * Runs work in a transaction: when it throws, its writes are reverted.
   *
   * @param onCommit gets the written rows, in order, without those of internal tables.
   */
  transaction<Result>(
    work: () => Result,
    onCommit?: (changes: Change[]) => void,
  ): Result
  /** Checks whether a row existed and was deleted. */
  wasDeleted(table: TableName, key: string): boolean
  /** Checks whether a manager has connectors, or a connector has wallets, that are not deleted. */
  isInUse(table: 'paymentManager' | 'paymentConnector', key: string): boolean
  /** Describes the first foreign key without its row; undefined if there is none. */
  danglingKey(): string | undefined
  readonly db: MockDb
  contents(): StoreContents
  /** Replaces all rows; {@link danglingKey} checks their keys. */
  load(contents: StoreContents): void
  clear(): void
}

export function createStore(): Store {
  const engine = createEngine(primaryKeys())
  const relations = createRelations(engine)
  const undo = createUndoLog()
  let sequence = 0
  const context = {
    engine,
    relations,
    undo,
    nextSequence: () => (sequence += 1),
  }
  const entries = TABLE_NAMES.map(
    (name) => [name, createTable(name, SCHEMA[name], context)] as const,
  )
  const tables = Object.fromEntries(entries) as unknown as Tables

  const history = createHistory(tables.tombstone)
  for (const [name, table] of entries.filter(([name]) => hasHistory(name))) {
    history.keepOf(name, SCHEMA[name].primaryKey, table)
  }

  const clear = () => {
    engine.clear()
    relations.clear()
    for (const [, table] of entries) table.clear()
    sequence = 0
  }

  return {
    ...tables,
    transaction: (work, onCommit) =>
      undo.transaction(work, (changes) =>
        onCommit?.(changes.filter(({ table }) => !isBookkeeping(table))),
      ),
    wasDeleted: history.wasDeleted,
    isInUse: (table, key) => isInUse(tables, table, key),
    danglingKey: () => firstDanglingKey(engine),
    db: createDb(engine),
    contents: () => ({
      sequence,
      rows: Object.fromEntries(
        entries.map(([name, table]) => [
          name,
          inOrder([...table.rows()].map(copyOf)),
        ]),
      ) as unknown as StoreContents['rows'],
    }),
    load(contents) {
      clear()
      for (const [name, table] of entries) {
        for (const row of inOrder<Stored>(contents.rows[name]))
          table.load({ ...row })
      }
      sequence = contents.sequence
    },
    clear,
  }
}

function primaryKeys(): Record<string, string> {
  return Object.fromEntries(
    TABLE_NAMES.map((name) => [name, SCHEMA[name].primaryKey]),
  )
}

function createDb(engine: Engine): MockDb {
  return Object.fromEntries(
    PUBLIC_TABLE_NAMES.map((name) => [name, createReadonlyTable(name, engine)]),
  ) as unknown as MockDb
}

function firstDanglingKey(engine: Engine): string | undefined {
  for (const name of TABLE_NAMES) {
    for (const row of engine.rows(name)) {
      const dangling = danglingKey(engine, name, row)
      if (dangling !== undefined) return dangling
    }
  }
  return undefined
}

function inOrder<Row extends Stored>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => a.sequence - b.sequence)
}

/** Checks whether a table is internal to the mock. */
export function isBookkeeping(name: TableName): boolean {
  return (BOOKKEEPING as readonly TableName[]).includes(name)
}
