import { MockError } from '../../errors.ts'
import type { ScenarioDocument } from '../document.ts'
import { atPath } from '../problems.ts'
import type { Draft } from './draft.ts'
import { FILLINGS } from './filling.ts'
import type { Generator } from './generator.ts'
import { derivedId } from './ids.ts'
import { KEYS, type ListName } from './lists.ts'

type Entry = Record<string, unknown>

/** Input of a completion, and the resulting names. */
export interface Completion {
  document: ScenarioDocument
  draft: Draft
  generator: Generator
  names: Record<string, string>
}

/** Adds the rows of a list's entries to a draft, or changes the existing rows that they name. */
export function createRowAdder(
  list: ListName,
  completion: Completion,
): (entry: Entry) => void {
  const { draft, names } = completion
  const key = KEYS[list]
  const write = createRowWriter(list, completion)

  return ({ name, count, ...members }) => {
    const label = name as string | undefined
    const given = resolveAll(members, draft)
    if (count === undefined) {
      const id = write(given, label)
      if (label !== undefined && isReferredTo(list)) names[label] = id
      return
    }
    if (given[key] !== undefined) {
      throw new MockError(
        `count: ${String(count)} rows cannot share the ${key} ${JSON.stringify(given[key])}. Give a name, from which their ids are derived`,
      )
    }
    for (let nth = 1; nth <= Number(count); nth += 1) {
      const id = write(given, label && nthName(label, nth), nth)
      if (label !== undefined && nth === 1) names[label] = id
    }
  }
}

/**
 * Writes one row.
 *
 * @param nth number of the row in its entry.
 * @returns its id.
 */
type WriteRow = (given: Entry, name: string | undefined, nth?: number) => string

function createRowWriter(
  list: ListName,
  { document, draft, generator }: Completion,
): WriteRow {
  const key = KEYS[list]
  const rows = draft.rows[list] as Map<string, object>
  const { name: ofDocument, seed = ofDocument } = document
  const written = new Set<string>()
  let unnamed = 0

  const idOf = (name: string) =>
    isReferredTo(list)
      ? (draft.idNamed(name, list) ?? derivedId[list](name))
      : name

  const nextUnnamed = () => {
    let name: string
    do name = `${ofDocument}\n${(unnamed += 1)}`
    while (rows.has(idOf(name)))
    return name
  }

  return (given, name, nth) => {
    const ownName = name ?? (given[key] as string | undefined) ?? nextUnnamed()
    const id = (given[key] as string | undefined) ?? idOf(ownName)
    if (written.has(id) || (nth !== undefined && rows.has(id))) {
      throw new MockError(
        `${name === undefined ? key : 'name'}: ${JSON.stringify(name ?? id)} exists already`,
      )
    }
    if (name !== undefined && isReferredTo(list)) draft.nameRow(name, list, id)
    const known = { ...rows.get(id), ...given, [key]: id }
    const filling = {
      draft,
      generator,
      key: `${seed}\n${list}\n${ownName}`,
      ...(nth !== undefined && { nth }),
    }
    rows.set(id, { ...known, ...FILLINGS[list](known, filling) })
    written.add(id)
    return id
  }
}

/** Checks whether rows of a list have separate names; a credential provider's name is its key. */
function isReferredTo(
  list: ListName,
): list is Exclude<ListName, 'paymentCredentialProviders'> {
  return list !== 'paymentCredentialProviders'
}

function nthName(name: string, nth: number): string {
  return nth === 1 ? name : `${name}-${nth}`
}

function resolveAll(members: Entry, draft: Draft): Entry {
  const { payments } = members
  return {
    ...draft.resolve(members),
    ...(Array.isArray(payments) && {
      payments: payments.map((payment: object, index) =>
        atPath(`payments.${index}`, () => draft.resolve(payment)),
      ),
    }),
  }
}
