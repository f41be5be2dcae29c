import { frozenCopyOf } from './copy.ts'
import type { Engine } from './engine.ts'
import { createIndexedRows, type IndexedRows } from './indexed-rows.ts'
import type { Position } from './ordered-index.ts'
import type { Relations } from './relations.ts'
import type { Stored, TableName } from './rows.ts'
import type { TableSchema } from './schema.ts'
import {
  createTableLists,
  type AnyStoredRow,
  type TableLists,
} from './table-lists.ts'
import type { UndoLog } from './undo-log.ts'

/** A stored row, which is frozen. */
export type StoredRow<Row> = Readonly<Row & Stored>

/** One page of a list. */
export interface Page<Row> {
  rows: StoredRow<Row>[]
  /** Position of the last row, if more rows follow. */
  next: Position | undefined
}

/** Query of a page of a list. */
export interface PageQuery<Row> {
  /** The column values that all rows of the list share, in the order of its columns. */
  of: readonly string[]
  /** Position after which the page begins. Default: the beginning of the list. */
  after?: Position | undefined
  limit: number
  /** Filter of rows. */
  where?: (row: StoredRow<Row>) => boolean
}

/**
 * A table: rows by primary key, and in ordered lists. Rows are copied and frozen when they are written, so that reads
 * need no copy: a change makes a new row.
 */
export interface Table<Row, List extends string = string> {
  get(key: string): StoredRow<Row> | undefined
  insert(row: Row): StoredRow<Row>
  update(key: string, patch: Partial<Row>): StoredRow<Row>
  delete(key: string): void
  page(list: List, query: PageQuery<Row>): Page<Row>
  /** Lists all rows of a list, for sums and checks. */
  all(list: List, of: readonly string[]): Generator<StoredRow<Row>>
  rows(): Generator<StoredRow<Row>>
  readonly count: number
}

/** Parts that a table shares with the others of its store. */
export interface TableContext {
  engine: Engine
  relations: Relations
  undo: UndoLog
  nextSequence(): number
}

type AnyRow = Record<string, unknown>

export function createTable(
  name: TableName,
  schema: TableSchema<AnyRow>,
  context: TableContext,
): Table<AnyRow> & { load(row: AnyStoredRow): void; clear(): void } {
  const { engine, relations, undo } = context
  const lists = createTableLists(schema)
  const rows = createIndexedRows(name, schema, lists, context)

  return {
    get: rows.get,
    insert(row) {
      const key = String(row[schema.primaryKey])
      if (rows.get(key) !== undefined) {
        throw new Error(`Table "${name}" has a row "${key}" already`)
      }
      relations.requireTargets(name, row)
      const inserted = frozenCopyOf({
        ...row,
        sequence: context.nextSequence(),
      })
      rows.put(inserted)
      undo.push({ table: name, key, type: 'created' }, () =>
        rows.remove(inserted),
      )
      return inserted
    },
    update(key, patch) {
      const previous = rows.required(key)
      const next = frozenCopyOf({ ...previous, ...patch })
      relations.requireTargets(name, next)
      const replace = rows.replacing(Object.keys(patch))
      replace(previous, next)
      undo.push({ table: name, key, type: 'updated' }, () =>
        replace(next, previous),
      )
      return next
    },
    delete(key) {
      const row = rows.required(key)
      relations.requireUnreferenced(name, key)
      rows.remove(row)
      undo.push({ table: name, key, type: 'deleted' }, () => rows.put(row))
    },
    page: (list, query) => pageOf(rows, lists, list, query),
    *all(list, of) {
      for (const key of lists.keys(list, of)) yield rows.required(key)
    },
    *rows() {
      for (const row of engine.rows(name)) yield row as AnyStoredRow
    },
    get count() {
      return engine.count(name)
    },
    /** Restores a row with its sequence number; the caller checks all keys. */
    load: (row) => rows.put(frozenCopyOf(row)),
    clear: lists.clear,
  }
}

function pageOf(
  table: IndexedRows,
  lists: TableLists,
  list: string,
  { of, after, limit, where }: PageQuery<AnyRow>,
): Page<AnyRow> {
  const rows: AnyStoredRow[] = []
  for (const key of lists.keys(list, of, after)) {
    const row = table.required(key)
    if (where !== undefined && !where(row)) continue
    const last = rows.at(-1)
    if (last !== undefined && rows.length === limit) {
      return { rows, next: lists.positionOf(last) }
    }
    rows.push(row)
  }
  return { rows, next: undefined }
}
