import { copyOf } from './copy.ts'
import type { Engine } from './engine.ts'
import type { TableQuery, ReadonlyTable } from './query.ts'
import { checkQuery } from './query-check.ts'
import type { Stored, TableName } from './rows.ts'

/** Wraps a table's queries: checks them, and copies the returned rows. */
export function createReadonlyTable<Row extends Stored>(
  table: TableName,
  engine: Engine,
): ReadonlyTable<Row> {
  const find = (query: TableQuery<Row>): Row[] => {
    checkQuery(table, query)
    const rows = engine.query(table, {
      orderBy: { sequence: 'asc' },
      ...query,
    } as TableQuery<object>)
    return rows.map((row) => copyOf(row as Row))
  }
  return {
    findFirst: (query) => find({ ...query, take: 1 })[0] ?? null,
    findMany: find,
    getAll: () => find({}),
    count: (query) =>
      query === undefined ? engine.count(table) : find(query).length,
  }
}
