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

/** The tables that the service's own state is in. */
export type Tables = {
  readonly [Name in TableName]: Table<Rows[Name], ListName<Name>>
}

const BOOKKEEPING = [
  'idempotencyRecord',
  'pendingTransition',
  'tombstone',
  'seenRole',
] as const

/** Name of a table that people look at. */
export type PublicTable = Exclude<TableName, (typeof BOOKKEEPING)[number]>

/** Tables that people may query; the mock's own bookkeeping is left out. */
export type MockDb = {
  readonly [Name in PublicTable]: ReadonlyTable<Rows[Name] & Stored>
}

/** Tables that people look at. */
export const PUBLIC_TABLE_NAMES = TABLE_NAMES.filter(
  (name): name is PublicTable => !isBookkeeping(name),
)

/** All that is in a store, in the order of creation. */
export interface StoreContents {
  /** The last sequence number that was given out, also to a row that is gone. */
  sequence: number
  rows: { [Name in TableName]: (Rows[Name] & Stored)[] }
}

/** The state of one mock. */
export interface Store extends Tables {
  /**
   * Runs work that happens whole or, when it throws, not at all.
   *
   * @param onCommit is told what was written, in order, without the mock's own bookkeeping.
   */
  transaction<Result>(
    work: () => Result,
    onCommit?: (changes: Change[]) => void,
  ): Result
  /** Checks whether a row existed and was deleted. */
  wasDeleted(table: TableName, key: string): boolean
  /** Checks whether rows that are alive need this one: a manager's connectors, or a connector's wallets. */
  isInUse(table: 'paymentManager' | 'paymentConnector', key: string): boolean
  /** Describes the first foreign key that resolves to nothing, or undefined when all do. */
  danglingKey(): string | undefined
  readonly db: MockDb
  contents(): StoreContents
  /** Puts these rows in the place of all that are there; {@link danglingKey} tells whether they hold together. */
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

/** Checks whether a table holds no more than the mock's own bookkeeping. */
export function isBookkeeping(name: TableName): boolean {
  return (BOOKKEEPING as readonly TableName[]).includes(name)
}
