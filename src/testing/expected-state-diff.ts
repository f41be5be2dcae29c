import { MockError } from '../errors.ts'
import {
  isAsymmetric,
  isPlainObject,
  shorten,
  type AsymmetricMatcher,
  type Equals,
} from './partial-match.ts'
import { columnsOfDiff, type StateDiff } from '../world/diff.ts'
import type { Rows } from '../store/rows.ts'
import { PUBLIC_TABLE_NAMES, type PublicTable } from '../store/store.ts'

/** The expected change of one row; of a changed one, some of its columns. */
export type ExpectedRowDiff<Row> =
  | 'created'
  | 'deleted'
  | AsymmetricMatcher
  | {
      readonly [Column in keyof Row]?:
        | AsymmetricMatcher
        | readonly [
            before: Row[Column] | AsymmetricMatcher,
            after: Row[Column] | AsymmetricMatcher,
          ]
    }

/**
 * The expected changes of rows, by table and primary key; `'*'` stands for all other rows of its table, and at least
 * one of them must have changed. Other rows must not have changed.
 */
export type ExpectedStateDiff = {
  readonly [Name in PublicTable]?: {
    readonly [key: string]: ExpectedRowDiff<Rows[Name]>
  }
}

const EVERY_OTHER_ROW = '*'
const MOST_LISTED = 20

type RowDiffs = Readonly<Record<string, unknown>>

/** @returns one line for each difference from the expected diff. */
export function stateDiffDifferences(
  actual: StateDiff,
  expected: ExpectedStateDiff,
  equals: Equals,
): string[] {
  return PUBLIC_TABLE_NAMES.flatMap((table) =>
    tableDifferences(table, actual[table] ?? {}, expected[table] ?? {}, equals),
  )
}

/** Formats a diff, one line per row. */
export function listChanges(diff: StateDiff, since: string): string {
  const rows = Object.entries(diff).flatMap(([table, changes]) =>
    Object.entries(changes).map(
      ([key, change]) => `  ${table}.${key}: ${shorten(change)}`,
    ),
  )
  if (rows.length === 0) return `Nothing has changed since ${since}`
  const omitted = rows.length - MOST_LISTED
  return [
    `All that has changed since ${since}:`,
    ...rows.slice(0, MOST_LISTED),
    ...(omitted > 0 ? [`  … ${omitted} more`] : []),
  ].join('\n')
}

/** @throws MockError for an expectation that no diff can match. */
export function checkExpectedStateDiff(
  expected: unknown,
): asserts expected is ExpectedStateDiff {
  if (!isPlainObject(expected)) {
    throw new MockError(
      `The expected diff is an object of tables, such as { payment: { '*': 'created' } }. Received: ${shorten(expected)}`,
    )
  }
  for (const [table, rows] of Object.entries(expected)) {
    if (!isPublicTable(table)) {
      throw new MockError(
        `There is no table ${shorten(table)}. Allowed: ${PUBLIC_TABLE_NAMES.join(', ')}`,
      )
    }
    if (!isPlainObject(rows)) {
      throw new MockError(
        `The expected rows of ${table} are an object, by primary key or '*'. Received: ${shorten(rows)}`,
      )
    }
    for (const [key, row] of Object.entries(rows)) checkRow(table, key, row)
  }
}

function checkRow(table: PublicTable, key: string, row: unknown): void {
  if (row === 'created' || row === 'deleted' || isAsymmetric(row)) return
  if (!isPlainObject(row)) {
    throw new MockError(
      `${table}.${key} is expected to be 'created', 'deleted' or an object of changed columns. Received: ${shorten(row)}`,
    )
  }
  const columns = columnsOfDiff(table)
  for (const [column, change] of Object.entries(row)) {
    if (!columns.includes(column)) {
      throw new MockError(
        `${table} has no column ${shorten(column)}. Allowed: ${columns.join(', ')}`,
      )
    }
    const isPair = Array.isArray(change) && change.length === 2
    if (!isPair && !isAsymmetric(change)) {
      throw new MockError(
        `${table}.${key}.${column} is expected to be [before, after]. Received: ${shorten(change)}`,
      )
    }
  }
}

function tableDifferences(
  table: PublicTable,
  actual: RowDiffs,
  expected: RowDiffs,
  equals: Equals,
): string[] {
  const { [EVERY_OTHER_ROW]: others, ...named } = expected
  const changes = new Map(Object.entries(actual))
  const notNamed = [...changes.keys()].filter(
    (key) => !Object.hasOwn(named, key),
  )
  const inRow = (key: string, row: unknown) =>
    rowDifferences(`${table}.${key}`, changes.get(key), row, equals)

  return [
    ...Object.entries(named).flatMap(([key, row]) => inRow(key, row)),
    ...notNamed.flatMap((key) => inRow(key, others)),
    // a star that matches nothing would hide that nothing happened
    ...(others !== undefined && notNamed.length === 0
      ? [`${table}.*: expected ${shorten(others)}, received no other change`]
      : []),
  ]
}

/** @param expected undefined for a row that must not have changed. */
function rowDifferences(
  path: string,
  actual: unknown,
  expected: unknown,
  equals: Equals,
): string[] {
  if (!isPlainObject(actual) || !isPlainObject(expected)) {
    return changeDifferences(path, actual, expected, equals)
  }
  return Object.entries(expected).flatMap(([column, change]) =>
    changeDifferences(`${path}.${column}`, actual[column], change, equals),
  )
}

/** Compares the change of a row or a column; a matcher that accepts undefined does not match a missing change. */
function changeDifferences(
  path: string,
  actual: unknown,
  expected: unknown,
  equals: Equals,
): string[] {
  if (actual !== undefined && equals(actual, expected)) return []
  const text = (change: unknown) =>
    change === undefined ? 'no change' : shorten(change)
  return [`${path}: expected ${text(expected)}, received ${text(actual)}`]
}

function isPublicTable(name: string): name is PublicTable {
  return PUBLIC_TABLE_NAMES.some((table) => table === name)
}
