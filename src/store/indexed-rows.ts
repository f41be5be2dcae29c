import type { Engine } from './engine.ts'
import type { Relations } from './relations.ts'
import type { TableName } from './rows.ts'
import type { TableSchema } from './schema.ts'
import type { AnyStoredRow, TableLists } from './table-lists.ts'

/** The rows of one table, with its lists and relations. */
export interface IndexedRows {
  get(key: string): AnyStoredRow | undefined
  /** Returns the row with a key, which must exist. */
  required(key: string): AnyStoredRow
  put(row: AnyStoredRow): void
  remove(row: AnyStoredRow): void
  /** Chooses how to replace a row by one that differs in these columns. */
  replacing(
    columns: readonly string[],
  ): (previous: AnyStoredRow, next: AnyStoredRow) => void
}

export function createIndexedRows(
  name: TableName,
  schema: TableSchema<Record<string, unknown>>,
  lists: TableLists,
  { engine, relations }: { engine: Engine; relations: Relations },
): IndexedRows {
  const indexed = new Set<string>([
    schema.primaryKey,
    ...Object.keys(schema.references),
    ...Object.values(schema.lists).flat(),
  ])
  const get = (key: string) => engine.get(name, key) as AnyStoredRow | undefined
  const write = (row: AnyStoredRow) =>
    engine.put(name, String(row[schema.primaryKey]), row)
  const unindex = (row: AnyStoredRow) => {
    lists.remove(row)
    relations.unlink(name, row)
  }
  const put = (row: AnyStoredRow) => {
    write(row)
    lists.add(row)
    relations.link(name, row)
  }
  const move = (previous: AnyStoredRow, next: AnyStoredRow) => {
    unindex(previous)
    put(next)
  }
  const overwrite = (_previous: AnyStoredRow, next: AnyStoredRow) => write(next)

  return {
    get,
    required(key) {
      const row = get(key)
      if (row === undefined) {
        throw new Error(`No row "${key}" in table "${name}"`)
      }
      return row
    },
    put,
    remove(row) {
      unindex(row)
      engine.remove(name, String(row[schema.primaryKey]))
    },
    replacing: (columns) =>
      columns.some((column) => indexed.has(column)) ? move : overwrite,
  }
}
