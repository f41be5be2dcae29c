import { MockError } from '../../errors.ts'
import type { Scenario, ScenarioRows } from '../scenario.ts'
import type { ScenarioDocument } from '../document.ts'
import { readScenarioDocument } from '../schema/document.ts'
import { createDraft, type Draft, type DraftRows } from './draft.ts'
import { FILLINGS } from './filling.ts'
import type { Generator } from './generator.ts'
import { derivedId } from './ids.ts'
import { at, notValid, sourceOf } from '../problems.ts'

type ListName = keyof ScenarioRows
type Entry = Record<string, unknown>

/** Primary keys, in the order in which one list refers to another. */
const KEYS = {
  paymentManagers: 'paymentManagerArn',
  paymentCredentialProviders: 'name',
  paymentConnectors: 'paymentConnectorId',
  paymentInstruments: 'paymentInstrumentId',
  paymentSessions: 'paymentSessionId',
} as const satisfies { [List in ListName]-?: string }

const LISTS = Object.keys(KEYS) as ListName[]

/**
 * Makes a scenario of a document: looks up names, derives ids, works out and makes up what was left out.
 *
 * @param source the file that the document is from, for messages.
 * @throws MockError naming the path, the value and what is allowed, for every problem.
 */
export function completeDocument(
  value: unknown,
  generator: Generator,
  source: string = sourceOf(value),
): Scenario {
  const document = readScenarioDocument(value, source)
  const base = completeBase(document, generator, source)
  const draft = draftOn(base)
  const names: Record<string, string> = {}
  const problems: string[] = []
  for (const list of LISTS) {
    const add = adder(list, { document, draft, generator, names })
    document[list]?.forEach((entry: object, index) => {
      try {
        add(entry as Entry)
      } catch (error) {
        if (!(error instanceof MockError)) throw error
        problems.push(`${list}.${index}.${error.message}`)
      }
    })
  }
  for (const [name, id] of Object.entries(names)) {
    if ((document.ids?.[name] ?? id) === id) continue
    problems.push(`ids.${name}: it is the name of the row ${id}`)
  }
  if (problems.length > 0) throw notValid(source, problems)
  return assemble(document, base, draft, names)
}

function completeBase(
  { extends: base }: ScenarioDocument,
  generator: Generator,
  source: string,
): Scenario | undefined {
  if (typeof base !== 'string') {
    return base && completeDocument(base, generator)
  }
  throw notValid(source, [
    `extends: ${JSON.stringify(base)} is a name or a path, which only a scenario in JSON can have. Import the scenario, and give it itself`,
  ])
}

/** Everything that is inherited, by the names that it has there. */
function draftOn(base: Scenario | undefined): Draft {
  const rows = Object.fromEntries(
    LISTS.map((list) => [
      list,
      new Map(
        base?.[list]?.map((row: object) => [
          (row as Entry)[KEYS[list]] as string,
          row,
        ]),
      ),
    ]),
  ) as unknown as DraftRows
  const draft = createDraft(rows)
  for (const [name, id] of Object.entries(base?.ids ?? {})) {
    const list = LISTS.find((candidate) => rows[candidate].has(id))
    if (list !== undefined) draft.call(name, list, id)
  }
  return draft
}

/** What goes into a completion, and the names that come out of it. */
interface Completion {
  document: ScenarioDocument
  draft: Draft
  generator: Generator
  names: Record<string, string>
}

/** Adds the rows of a list's entries to a draft, or changes those that they name. */
function adder(
  list: ListName,
  { document, draft, generator, names }: Completion,
): (entry: Entry) => void {
  const key = KEYS[list]
  const rows = draft.rows[list] as Map<string, object>
  const { name: ofDocument, seed = ofDocument } = document
  const written = new Set<string>()
  let unnamed = 0

  // a provider's name is its key; nothing refers to it
  const idOf = (name: string) =>
    list === 'paymentCredentialProviders'
      ? name
      : (draft.called(name, list) ?? derivedId[list](name))
  const isReferredTo = list !== 'paymentCredentialProviders'

  const nextUnnamed = () => {
    let name: string
    do name = `${ofDocument}\n${(unnamed += 1)}`
    while (rows.has(idOf(name)))
    return name
  }

  const write = (given: Entry, name: string | undefined, nth?: number) => {
    const called = name ?? (given[key] as string | undefined) ?? nextUnnamed()
    const id = (given[key] as string | undefined) ?? idOf(called)
    if (written.has(id) || (nth !== undefined && rows.has(id))) {
      throw new MockError(
        `${name === undefined ? key : 'name'}: ${JSON.stringify(name ?? id)} is there already`,
      )
    }
    if (name !== undefined && isReferredTo) draft.call(name, list, id)
    const known = { ...rows.get(id), ...given, [key]: id }
    const filling = {
      draft,
      generator,
      key: `${seed}\n${list}\n${called}`,
      ...(nth !== undefined && { nth }),
    }
    rows.set(id, { ...known, ...FILLINGS[list](known, filling) })
    written.add(id)
    return id
  }

  return ({ name, count, ...members }) => {
    const label = name as string | undefined
    const given = resolveAll(members, draft)
    if (count === undefined) {
      const id = write(given, label)
      if (label !== undefined && isReferredTo) names[label] = id
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

function nthName(name: string, nth: number): string {
  return nth === 1 ? name : `${name}-${nth}`
}

function resolveAll(members: Entry, draft: Draft): Entry {
  const { payments } = members
  return {
    ...draft.resolve(members),
    ...(Array.isArray(payments) && {
      payments: payments.map((payment: object, index) =>
        at(`payments.${index}`, () => draft.resolve(payment)),
      ),
    }),
  }
}

function assemble(
  document: ScenarioDocument,
  base: Scenario | undefined,
  { rows }: Draft,
  names: Readonly<Record<string, string>>,
): Scenario {
  const { name, description } = document
  const ids = { ...base?.ids, ...names, ...document.ids }
  const policy = { ...base?.policy, ...document.policy }
  const faults = [...(base?.faults ?? []), ...(document.faults ?? [])]
  return {
    name,
    description,
    ...(Object.keys(ids).length > 0 && { ids }),
    ...(Object.keys(policy).length > 0 && { policy }),
    ...(faults.length > 0 && { faults }),
    ...Object.fromEntries(
      LISTS.filter((list) => document[list] ?? base?.[list]).map((list) => [
        list,
        [...rows[list].values()],
      ]),
    ),
  }
}
