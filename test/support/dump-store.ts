import type { Store } from '../../src/store/store.ts'
import { SCHEMA, TABLE_NAMES } from '../../src/store/schema.ts'
import type { Table } from '../../src/store/table.ts'
import type { TableName } from '../../src/store/rows.ts'

type AnyTable = Table<Record<string, unknown>>

/**
 * All that a store holds and knows: its rows, its lists, what people see of them, and for each row whether it
 * could be deleted, which tells the counts of references. Equal dumps mean that nothing has changed.
 */
export function dumpStore(store: Store): object {
  return {
    // before the trials of deletion below, which may not disturb it either
    db: Object.values(store.db).map((table) => table.getAll()),
    ...Object.fromEntries(
      TABLE_NAMES.map((name) => [name, dumpTable(store, name)]),
    ),
  }
}

function dumpTable(store: Store, name: TableName): object {
  const table = store[name] as unknown as AnyTable
  const { primaryKey, lists } = SCHEMA[name]
  const rows = [...table.rows()].sort((a, b) => a.sequence - b.sequence)
  return {
    rows,
    count: table.count,
    lists: Object.entries(lists).map(([list, columns]) =>
      rows.map((row) => {
        const of = (columns as readonly string[]).map((column) =>
          String(row[column]),
        )
        return [...table.all(list, of)].map((found) => found.sequence)
      }),
    ),
    deletable: rows.map((row) =>
      whyNotDeletable(store, table, String(row[primaryKey])),
    ),
  }
}

class Abort extends Error {}

function whyNotDeletable(store: Store, table: AnyTable, key: string): string {
  try {
    return store.transaction(() => {
      table.delete(key)
      throw new Abort()
    })
  } catch (error) {
    return error instanceof Abort ? 'deletable' : (error as Error).message
  }
}
