import type { Engine } from './engine.ts'
import { frozenCopyOf } from './copy.ts'
import { OrderedIndex, type Position } from './ordered-index.ts'
import type { Relations } from './relations.ts'
import type { Stored, TableName } from './rows.ts'
import type { TableSchema } from './schema.ts'
import type { UndoLog } from './undo-log.ts'

/** A row as it is kept: nobody changes it. */
export type StoredRow<Row> = Readonly<Row & Stored>

/** One page of a list. */
export interface Page<Row> {
  rows: StoredRow<Row>[]
  /** Place of the last one, when more rows follow it. */
  next: Position | undefined
}

/** What a page of a list holds. */
export interface PageQuery<Row> {
  /** The texts that all rows of the list share, in the order of its columns. */
  of: readonly string[]
  /** Place behind which the page begins. Default: the beginning of the list. */
  after?: Position | undefined
  limit: number
  /** Rows for which this is false are passed over. */
  where?: (row: StoredRow<Row>) => boolean
}

/**
 * Rows by primary key, and in lists that are kept in order. What goes in is copied and frozen, so what comes out can
 * be handed on without a copy: a change makes a new row.
 */
export interface Table<Row, List extends string = string> {
  get(key: string): StoredRow<Row> | undefined
  insert(row: Row): StoredRow<Row>
  update(key: string, patch: Partial<Row>): StoredRow<Row>
  delete(key: string): void
  page(list: List, query: PageQuery<Row>): Page<Row>
  /** All rows of a list; for books that are balanced, not for a page. */
  all(list: List, of: readonly string[]): Generator<StoredRow<Row>>
  rows(): Generator<StoredRow<Row>>
  readonly count: number
}

/** What a table shares with the others of its store. */
export interface TableContext {
  engine: Engine
  relations: Relations
  undo: UndoLog
  nextSequence(): number
}

type AnyRow = Record<string, unknown>
type AnyStoredRow = StoredRow<AnyRow>

export function createTable(
  name: TableName,
  schema: TableSchema<AnyRow>,
  context: TableContext,
): Table<AnyRow> & { load(row: AnyStoredRow): void; clear(): void } {
  const { engine, relations, undo } = context
  const lists = Object.entries(schema.lists).map(([list, columns]) => ({
    list,
    columns,
    buckets: new Map<string, OrderedIndex<Position>>(),
  }))
  const stored = (key: string) =>
    engine.get(name, key) as AnyStoredRow | undefined
  const keyOf = (row: AnyStoredRow) => String(row[schema.primaryKey])
  const positionOf = (row: AnyStoredRow): Position => {
    if (schema.order === undefined) return row.sequence
    if (schema.order === schema.primaryKey) return keyOf(row)
    // the key makes it unique; a line feed comes before everything that may be in a name
    return `${row[schema.order]}\n${keyOf(row)}`
  }

  const index = (row: AnyStoredRow) => {
    for (const { columns, buckets } of lists) {
      const bucket = bucketName(columns.map((column) => row[column]))
      const entries = buckets.get(bucket) ?? new OrderedIndex<Position>()
      entries.add(positionOf(row), keyOf(row))
      buckets.set(bucket, entries)
    }
    relations.link(name, row)
  }
  const unindex = (row: AnyStoredRow) => {
    for (const { columns, buckets } of lists) {
      const bucket = bucketName(columns.map((column) => row[column]))
      const entries = buckets.get(bucket)
      entries?.remove(positionOf(row))
      if (entries?.isEmpty) buckets.delete(bucket)
    }
    relations.unlink(name, row)
  }
  const put = (row: AnyStoredRow) => {
    engine.put(name, keyOf(row), row)
    index(row)
  }
  const take = (row: AnyStoredRow) => {
    unindex(row)
    engine.remove(name, keyOf(row))
  }
  const required = (key: string): AnyStoredRow => {
    const row = stored(key)
    if (row === undefined) {
      throw new Error(`No row "${key}" in table "${name}"`)
    }
    return row
  }
  const entries = (list: string, of: readonly string[], after?: Position) =>
    lists
      .find((candidate) => candidate.list === list)
      ?.buckets.get(bucketName(of))
      ?.after(after) ?? []

  return {
    get: stored,
    insert(row) {
      const key = String(row[schema.primaryKey])
      if (stored(key) !== undefined) {
        throw new Error(`Table "${name}" has a row "${key}" already`)
      }
      relations.requireTargets(name, row)
      const inserted = frozenCopyOf({
        ...row,
        sequence: context.nextSequence(),
      })
      put(inserted)
      undo.push({ table: name, key, type: 'created' }, () => take(inserted))
      return inserted
    },
    update(key, patch) {
      const previous = required(key)
      const next = frozenCopyOf({ ...previous, ...patch })
      relations.requireTargets(name, next)
      if (movesIndex(schema, patch)) {
        unindex(previous)
        put(next)
        undo.push({ table: name, key, type: 'updated' }, () => {
          unindex(next)
          put(previous)
        })
      } else {
        engine.put(name, key, next)
        undo.push({ table: name, key, type: 'updated' }, () =>
          engine.put(name, key, previous),
        )
      }
      return next
    },
    delete(key) {
      const row = required(key)
      relations.requireUnreferenced(name, key)
      take(row)
      undo.push({ table: name, key, type: 'deleted' }, () => put(row))
    },
    page(list, { of, after, limit, where }) {
      const rows: AnyStoredRow[] = []
      for (const key of entries(list, of, after)) {
        const row = required(key)
        if (where !== undefined && !where(row)) continue
        const last = rows.at(-1)
        if (last !== undefined && rows.length === limit) {
          return { rows, next: positionOf(last) }
        }
        rows.push(row)
      }
      return { rows, next: undefined }
    },
    *all(list, of) {
      for (const key of entries(list, of)) yield required(key)
    },
    *rows() {
      for (const row of engine.rows(name)) yield row as AnyStoredRow
    },
    get count() {
      return engine.count(name)
    },
    /** Puts back a row with its place in the order of creation; whoever does so checks the keys of all. */
    load: (row) => put(frozenCopyOf(row)),
    clear() {
      for (const { buckets } of lists) buckets.clear()
    },
  }
}

/** Whether a change of these columns moves a row in a list or a relation. */
function movesIndex(schema: TableSchema<AnyRow>, patch: AnyRow): boolean {
  const columns: readonly string[] = [
    schema.primaryKey,
    ...Object.keys(schema.references),
    ...Object.values(schema.lists).flat(),
  ]
  return Object.keys(patch).some((column) => columns.includes(column))
}

function bucketName(values: readonly unknown[]): string {
  return values.join('\n')
}
