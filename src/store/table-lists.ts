import { OrderedIndex, type Position } from './ordered-index.ts'
import type { Stored } from './rows.ts'
import type { TableSchema } from './schema.ts'

/** A stored row of any table. */
export type AnyStoredRow = Readonly<Record<string, unknown> & Stored>

/** The lists of one table: ordered keys, by the column values that the rows of a list share. */
export interface TableLists {
  add(row: AnyStoredRow): void
  remove(row: AnyStoredRow): void
  /** Lists the keys of a list, after a position or from the beginning. */
  keys(
    list: string,
    of: readonly string[],
    after?: Position | undefined,
  ): Iterable<string>
  /** Returns the position of a row, the same in each of its lists. */
  positionOf(row: AnyStoredRow): Position
  clear(): void
}

export function createTableLists(
  schema: TableSchema<Record<string, unknown>>,
): TableLists {
  const lists = Object.entries(schema.lists).map(([list, columns]) => ({
    list,
    columns,
    buckets: new Map<string, OrderedIndex<Position>>(),
  }))
  const keyOf = (row: AnyStoredRow) => String(row[schema.primaryKey])
  const positionOf = (row: AnyStoredRow): Position => {
    if (schema.order === undefined) return row.sequence
    if (schema.order === schema.primaryKey) return keyOf(row)
    // the key makes it unique; a line feed sorts before every character of a name
    return `${row[schema.order]}\n${keyOf(row)}`
  }
  return {
    add(row) {
      for (const { columns, buckets } of lists) {
        const bucket = bucketName(columns.map((column) => row[column]))
        const entries = buckets.get(bucket) ?? new OrderedIndex<Position>()
        entries.add(positionOf(row), keyOf(row))
        buckets.set(bucket, entries)
      }
    },
    remove(row) {
      for (const { columns, buckets } of lists) {
        const bucket = bucketName(columns.map((column) => row[column]))
        const entries = buckets.get(bucket)
        entries?.remove(positionOf(row))
        if (entries?.isEmpty) buckets.delete(bucket)
      }
    },
    keys: (list, of, after) =>
      lists
        .find((candidate) => candidate.list === list)
        ?.buckets.get(bucketName(of))
        ?.after(after) ?? [],
    positionOf,
    clear() {
      for (const { buckets } of lists) buckets.clear()
    },
  }
}

function bucketName(values: readonly unknown[]): string {
  return values.join('\n')
}
