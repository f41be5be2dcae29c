import * as v from 'valibot'
import { MockError } from '../../errors.ts'
import type { ScenarioRows } from '../scenario.ts'
import { ID } from '../schema/parts.ts'
import { createRowNames, type RowNames } from './row-names.ts'
import { createWalletOwners, type WalletOwners } from './wallet-owners.ts'

/** Lists whose rows others refer to, by the referring member. */
const REFERENCES = {
  paymentManager: { list: 'paymentManagers', column: 'paymentManagerArn' },
  paymentConnector: { list: 'paymentConnectors', column: 'paymentConnectorId' },
  paymentInstrument: {
    list: 'paymentInstruments',
    column: 'paymentInstrumentId',
  },
} as const

type Referring = keyof typeof REFERENCES

/** The rows of a list, by id, in the order in which they will be created. */
export type DraftRows = {
  [List in keyof ScenarioRows]-?: Map<
    string,
    NonNullable<ScenarioRows[List]>[number]
  >
}

/** A scenario under construction: its rows, their names, and the owners of wallets. */
export interface Draft
  extends Pick<RowNames, 'nameRow' | 'idNamed'>, WalletOwners {
  readonly rows: DraftRows
  /**
   * Replaces names by ids.
   *
   * @throws MockError for a name that no row has.
   */
  resolve(entry: object): Record<string, unknown>
  /**
   * Finds the only row that an omitted reference can mean.
   *
   * @param of the owner of the candidates, for error messages.
   * @throws MockError when there is none or more than one.
   */
  onlyCandidate(
    member: Referring,
    candidates: readonly string[],
    of: string,
  ): string
}

export function createDraft(rows: DraftRows): Draft {
  const names = createRowNames()
  return {
    rows,
    nameRow: names.nameRow,
    idNamed: names.idNamed,
    ...createWalletOwners(rows.paymentInstruments),
    resolve: (entry) => resolveReferences(entry, rows, names),
    onlyCandidate: (member, candidates, of) =>
      onlyOf(member, candidates, of, names),
  }
}

function resolveReferences(
  entry: object,
  rows: DraftRows,
  names: RowNames,
): Record<string, unknown> {
  const resolved: Record<string, unknown> = { ...entry }
  for (const [member, { column }] of Object.entries(REFERENCES)) {
    const text = resolved[member]
    if (typeof text !== 'string') continue
    if (resolved[column] !== undefined) {
      throw new MockError(
        `${member}: ${JSON.stringify(text)} and ${column} name the same reference; use only one of them`,
      )
    }
    resolved[column] = idOf(member as Referring, text, rows, names)
    delete resolved[member]
  }
  return resolved
}

function idOf(
  member: Referring,
  text: string,
  rows: DraftRows,
  { idNamed, nameOf }: RowNames,
): string {
  const { list, column } = REFERENCES[member]
  const id = idNamed(text, list)
  if (id !== undefined) return id
  // a row of the world to which this scenario will be added
  if (rows[list].has(text) || v.is(ID[column], text)) return text
  const names = [...rows[list].keys()].slice(0, 20).map(nameOf)
  throw new MockError(
    `${member}: there is no ${JSON.stringify(text)}. Known: ${names.join(', ') || 'none'}. A row that is not in this scenario is named by its ${column}`,
  )
}

function onlyOf(
  member: Referring,
  candidates: readonly string[],
  of: string,
  { nameOf }: RowNames,
): string {
  const [id, ...others] = candidates
  if (id !== undefined && others.length === 0) return id
  throw new MockError(
    id === undefined
      ? `${member}: missing, but ${of} has none. Add one, or extend a scenario that has one, such as readyAccount`
      : `${member}: missing, but ${of} has ${candidates.length}: ${candidates.slice(0, 20).map(nameOf).join(', ')}. Name one of them`,
  )
}
