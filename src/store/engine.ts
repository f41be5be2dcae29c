// The row store and the query language of @mswjs/data, without its index module: that one loads msw and
// graphql, opens a cross-tab channel and offers only lookups that scan (see decisions/0002).
import { Database } from '@mswjs/data/lib/db/Database.js'
import { ENTITY_TYPE, PRIMARY_KEY } from '@mswjs/data/lib/glossary.js'
import { executeQuery } from '@mswjs/data/lib/query/executeQuery.js'
import type { TableQuery } from './query.ts'

type Entity = Record<string, unknown> & {
  [ENTITY_TYPE]: string
  [PRIMARY_KEY]: string
}

/** Raw rows by table and primary key. */
export interface Engine {
  get(table: string, key: string): object | undefined
  /** Stores a frozen row. */
  put(table: string, key: string, row: object): void
  remove(table: string, key: string): void
  rows(table: string): Iterable<object>
  count(table: string): number
  /** Finds matching rows by a scan, for queries of tests; the service's own lookups use indexes. */
  query(table: string, query: TableQuery<object>): object[]
  clear(): void
}

/**
 * @param primaryKeys the primary key column of every table.
 */
export function createEngine(primaryKeys: Record<string, string>): Engine {
  const database = new Database(
    Object.fromEntries(Object.keys(primaryKeys).map((table) => [table, {}])),
  )
  const rowsOf = (table: string) =>
    database.getModel(table) as unknown as Map<string, Entity>
  const keyColumn = (table: string) => primaryKeys[table] as string

  return {
    get: (table, key) => rowsOf(table).get(key),
    put(table, key, row) {
      const entity = Object.freeze({
        ...row,
        [ENTITY_TYPE]: table,
        [PRIMARY_KEY]: keyColumn(table),
      }) as never
      const previous = rowsOf(table).get(key)
      if (previous === undefined) {
        database.create(table, entity, key)
      } else {
        database.update(table, previous as never, entity)
      }
    },
    remove: (table, key) => database.delete(table, key),
    rows: (table) => rowsOf(table).values(),
    count: (table) => database.count(table),
    query: (table, query) =>
      executeQuery(table, keyColumn(table), query as never, database as never),
    clear() {
      for (const table of Object.keys(primaryKeys)) rowsOf(table).clear()
    },
  }
}
