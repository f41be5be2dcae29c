import * as v from 'valibot'
import { MockError } from '../../errors.ts'
import type { ScenarioRows } from '../scenario.ts'
import { ID } from '../schema/parts.ts'

/** Lists whose rows others refer to, and by which member. */
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

/** A scenario that is being put together: what it has, and what that is called. */
export interface Draft {
  readonly rows: DraftRows
  /**
   * Calls a row by a name.
   *
   * @throws MockError when another row is called so.
   */
  call(name: string, list: keyof ScenarioRows, id: string): void
  /** Id of the row of a list that is called so. */
  called(name: string, list: keyof ScenarioRows): string | undefined
  /**
   * Puts ids in the place of names.
   *
   * @throws MockError for a name that no row has.
   */
  resolve(entry: object): Record<string, unknown>
  /**
   * What a reference that is left out can only mean.
   *
   * @param of what has the candidates.
   * @throws MockError when there is none or more than one.
   */
  only(member: Referring, candidates: readonly string[], of: string): string
  /** Ids of a user's wallets; to be asked once all wallets are there. */
  walletsOf(paymentManagerArn: string, userId: string): readonly string[]
  /** Users who have a wallet; to be asked once all wallets are there. */
  usersOf(paymentManagerArn: string): readonly string[]
}

export function createDraft(rows: DraftRows): Draft {
  const known = new Map<string, { list: keyof ScenarioRows; id: string }>()

  const called = (name: string, list: keyof ScenarioRows) => {
    const row = known.get(name)
    return row?.list === list ? row.id : undefined
  }

  const nameOf = (id: string) =>
    [...known].find(([, row]) => row.id === id)?.[0] ?? id

  const idOf = (member: Referring, text: string): string => {
    const { list, column } = REFERENCES[member]
    const id = called(text, list)
    if (id !== undefined) return id
    // a row of the world that this one will be added to
    if (rows[list].has(text) || v.is(ID[column], text)) return text
    const names = [...rows[list].keys()].slice(0, 20).map(nameOf)
    throw new MockError(
      `${member}: there is no ${JSON.stringify(text)}. Known: ${names.join(', ') || 'none'}. A row that is not in this scenario is named by its ${column}`,
    )
  }

  const wallets = once(() => {
    const byUser = new Map<string, Map<string, string[]>>()
    for (const [id, wallet] of rows.paymentInstruments) {
      const { paymentManagerArn, userId } = wallet
      const users = byUser.get(paymentManagerArn) ?? new Map<string, string[]>()
      byUser.set(paymentManagerArn, users)
      users.set(userId, [...(users.get(userId) ?? []), id])
    }
    return byUser
  })
  const users = once(
    () => new Map([...wallets()].map(([arn, by]) => [arn, [...by.keys()]])),
  )

  return {
    rows,
    called,
    walletsOf: (arn, userId) => wallets().get(arn)?.get(userId) ?? [],
    usersOf: (arn) => users().get(arn) ?? [],
    call(name, list, id) {
      const other = known.get(name)
      if (other !== undefined && (other.list !== list || other.id !== id)) {
        throw new MockError(
          `name: ${JSON.stringify(name)} is the name of ${other.id} already; names are for one row each`,
        )
      }
      known.set(name, { list, id })
    },
    resolve(entry) {
      const resolved: Record<string, unknown> = { ...entry }
      for (const [member, { column }] of Object.entries(REFERENCES)) {
        const text = resolved[member]
        if (typeof text !== 'string') continue
        if (resolved[column] !== undefined) {
          throw new MockError(
            `${member}: ${JSON.stringify(text)} and ${column} both say which; give one of them`,
          )
        }
        resolved[column] = idOf(member as Referring, text)
        delete resolved[member]
      }
      return resolved
    },
    only(member, candidates, of) {
      const [id, ...others] = candidates
      if (id !== undefined && others.length === 0) return id
      throw new MockError(
        id === undefined
          ? `${member}: it is left out, but ${of} has none. Name one, or extend a scenario that has one, such as readyAccount`
          : `${member}: it is left out, but ${of} has ${candidates.length}: ${candidates.slice(0, 20).map(nameOf).join(', ')}. Name one of them`,
      )
    },
  }
}

function once<Result>(work: () => Result): () => Result {
  let done: { result: Result } | undefined
  return () => (done ??= { result: work() }).result
}
