import { canonicalJson } from '../domain/canonical-json.ts'
import { readSnapshot, type Snapshot } from './snapshot.ts'
import type { WorldState } from './world-state.ts'
import { columnsOf } from '../store/row-schemas.ts'
import type { Rows } from '../store/rows.ts'
import { SCHEMA } from '../store/schema.ts'
import { PUBLIC_TABLE_NAMES, type PublicTable } from '../store/store.ts'

/** The change of one row; for a changed one, the columns that differ, each with `[before, after]`. */
export type RowDiff<Row> =
  | 'created'
  | 'deleted'
  | { [Column in keyof Row]?: [before: Row[Column], after: Row[Column]] }

/** The changed rows, by table and primary key. */
export type StateDiff = {
  [Name in PublicTable]?: { [key: string]: RowDiff<Rows[Name]> }
}

/**
 * Compares the rows of two snapshots, without the mock's internal tables. A wallet that the service has deleted is
 * still a row: its `status` changes.
 *
 * @throws MockError when one of them is not a valid snapshot.
 * @example
 * ```ts
 * import { createPaymentsMock, diffSnapshots } from 'agentcore-payments-mock'
 *
 * const mock = createPaymentsMock()
 * const before = mock.snapshot()
 * // ... the agent under test pays 0.02 ...
 * const diff = diffSnapshots(before, mock.snapshot())
 * // { paymentSession: { 'payment-session-readySession001': {
 * //     availableSpendAmount: ['100.00', '99.98'], spentAmount: ['0', '0.02'], … } },
 * //   payment: { '2f1c…': 'created' } }
 * console.log(diff)
 * ```
 */
export function diffSnapshots(before: Snapshot, after: Snapshot): StateDiff {
  return diffRows(readSnapshot(before).rows, readSnapshot(after).rows)
}

/** Compares the rows of two worlds. */
export function diffRows(
  old: WorldState['rows'],
  present: WorldState['rows'],
): StateDiff {
  const tables = PUBLIC_TABLE_NAMES.map((name) => [
    name,
    diffTable(rowsByKey(name, old), rowsByKey(name, present)),
  ])
  return Object.fromEntries(
    tables.filter(([, rows]) => Object.keys(rows as object).length > 0),
  ) as StateDiff
}

/** Columns that a diff may name. */
export function columnsOfDiff(table: PublicTable): string[] {
  return columnsOf(table).filter(isOfService)
}

/** `sequence` is the store's own. */
function isOfService(column: string): boolean {
  return column !== 'sequence'
}

type AnyRow = Record<string, unknown>

function rowsByKey(
  name: PublicTable,
  rows: Snapshot['rows'],
): Map<string, AnyRow> {
  return new Map(
    (rows[name] as object[] as AnyRow[]).map((row) => [
      String(row[SCHEMA[name].primaryKey]),
      row,
    ]),
  )
}

function diffTable(
  before: Map<string, AnyRow>,
  after: Map<string, AnyRow>,
): object {
  const keys = new Set([...before.keys(), ...after.keys()])
  const changes = [...keys].flatMap((key) => {
    const change = diffRow(before.get(key), after.get(key))
    return change === undefined ? [] : [[key, change] as const]
  })
  return Object.fromEntries(changes)
}

function diffRow(
  before: AnyRow | undefined,
  after: AnyRow | undefined,
): string | object | undefined {
  if (before === undefined) return 'created'
  if (after === undefined) return 'deleted'
  const changed = Object.keys(after)
    .filter(isOfService)
    .filter(
      (name) => canonicalJson(before[name]) !== canonicalJson(after[name]),
    )
    .map((name) => [name, [before[name], after[name]]] as const)
  return changed.length === 0 ? undefined : Object.fromEntries(changed)
}
