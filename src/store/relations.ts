import type { Engine } from './engine.ts'
import { SCHEMA, TABLES_WITH_HISTORY } from './schema.ts'
import type { TableName } from './rows.ts'

/** Enforces foreign keys: no key without its row, no deletion of a row that another one needs. */
export interface Relations {
  /** Throws when a row refers to a row that does not exist. */
  requireTargets(table: string, row: object): void
  /** Throws when another row refers to this one. */
  requireUnreferenced(table: string, key: string): void
  link(table: string, row: object): void
  unlink(table: string, row: object): void
  clear(): void
}

/** Builds the key of a deleted row's tombstone. */
export function tombstoneKey(table: string, key: string): string {
  return `${table}/${key}`
}

/** Checks whether history may refer to deleted rows of this table. */
export function hasHistory(table: TableName): boolean {
  return TABLES_WITH_HISTORY.has(table)
}

export function createRelations(engine: Engine): Relations {
  const counts = new Map<string, number>()

  const adjust = (table: string, row: object, by: 1 | -1) => {
    for (const [column, target] of referencesOf(table, row)) {
      const key = tombstoneKey(target, valueOf(row, column))
      const count = (counts.get(key) ?? 0) + by
      if (count === 0) counts.delete(key)
      else counts.set(key, count)
    }
  }

  return {
    requireTargets(table, row) {
      const missing = danglingKey(engine, table, row)
      if (missing !== undefined) {
        throw new Error(missing)
      }
    },
    requireUnreferenced(table, key) {
      const count = counts.get(tombstoneKey(table, key)) ?? 0
      if (count > 0) {
        throw new Error(
          `Row "${key}" of table "${table}" cannot be deleted: ${count} other ${count === 1 ? 'row refers' : 'rows refer'} to it`,
        )
      }
    },
    link: (table, row) => adjust(table, row, 1),
    unlink: (table, row) => adjust(table, row, -1),
    clear: () => counts.clear(),
  }
}

/** Describes the first foreign key of a row that resolves neither to a row nor, for history, to a tombstone. */
export function danglingKey(
  engine: Engine,
  table: string,
  row: object,
): string | undefined {
  const describe = (column: string, target: string) =>
    `${table} "${valueOf(row, primaryKeyOf(table))}": ${column} "${valueOf(row, column)}" names no row of table "${target}"`
  for (const [column, target] of referencesOf(table, row)) {
    if (engine.get(target, valueOf(row, column)) === undefined) {
      return describe(column, target)
    }
  }
  for (const [column, target] of historyOf(table)) {
    const key = valueOf(row, column)
    if (
      engine.get(target, key) === undefined &&
      engine.get('tombstone', tombstoneKey(target, key)) === undefined
    ) {
      return describe(column, target)
    }
  }
  return undefined
}

function primaryKeyOf(table: string): string {
  return SCHEMA[table as TableName].primaryKey
}

function referencesOf(table: string, row: object): [string, string][] {
  return Object.entries(SCHEMA[table as TableName].references).filter(
    ([column]) => (row as Record<string, unknown>)[column] !== null,
  )
}

function historyOf(table: string): [string, string][] {
  return Object.entries(SCHEMA[table as TableName].history)
}

function valueOf(row: object, column: string): string {
  return String((row as Record<string, unknown>)[column])
}
