import { MockError } from '../errors.ts'
import { copyOf } from './copy.ts'
import type { Engine } from './engine.ts'
import type { Query, ReadonlyTable } from './query.ts'
import type { Stored } from './rows.ts'

/** Wraps a table's queries so that what comes out is a copy and what goes in is checked. */
export function createReadonlyTable<Row extends Stored>(
  table: string,
  engine: Engine,
): ReadonlyTable<Row> {
  const find = (query: Query<Row>): Row[] => {
    requireColumns(table, engine, { ...query.where, ...query.orderBy })
    const rows = engine.query(table, {
      orderBy: { sequence: 'asc' },
      ...query,
    } as Query<object>)
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

/** The query language answers a misspelt column with no rows; a test should hear of it instead. */
function requireColumns(table: string, engine: Engine, named: object): void {
  const [sample] = engine.rows(table)
  if (sample === undefined) return
  const columns = Object.keys(sample)
  for (const column of Object.keys(named)) {
    if (!columns.includes(column)) {
      throw new MockError(
        `Table "${table}" has no column "${column}". Allowed: ${columns.join(', ')}`,
      )
    }
  }
}
