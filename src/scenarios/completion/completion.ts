import { MockError } from '../../errors.ts'
import type { Scenario } from '../scenario.ts'
import type { ScenarioDocument } from '../document.ts'
import { readScenarioDocument } from '../schema/document.ts'
import { createDraft, type Draft, type DraftRows } from './draft.ts'
import type { Generator } from './generator.ts'
import { KEYS, LISTS } from './lists.ts'
import { createRowAdder } from './row-adder.ts'
import { invalidScenario, labelOf } from '../problems.ts'

/**
 * Completes a scenario document: resolves names, derives ids, and derives or generates what was left out.
 *
 * @param source the file of the document, for error messages.
 * @throws MockError naming the path, the value and what is allowed, for every problem.
 */
export function completeDocument(
  value: unknown,
  generator: Generator,
  source: string = labelOf(value),
): Scenario {
  const document = readScenarioDocument(value, source)
  const base = completeBase(document, generator, source)
  const draft = draftOn(base)
  const names: Record<string, string> = {}
  const problems: string[] = []
  for (const list of LISTS) {
    const add = createRowAdder(list, { document, draft, generator, names })
    document[list]?.forEach((entry: object, index) => {
      try {
        add({ ...entry })
      } catch (error) {
        if (!(error instanceof MockError)) throw error
        problems.push(`${list}.${index}.${error.message}`)
      }
    })
  }
  for (const [name, id] of Object.entries(names)) {
    if ((document.ids?.[name] ?? id) === id) continue
    problems.push(`ids.${name}: this is already the name of the row ${id}`)
  }
  if (problems.length > 0) throw invalidScenario(source, problems)
  return scenarioOf(document, base, draft, names)
}

function completeBase(
  { extends: base }: ScenarioDocument,
  generator: Generator,
  source: string,
): Scenario | undefined {
  if (typeof base !== 'string') {
    return base && completeDocument(base, generator)
  }
  throw invalidScenario(source, [
    `extends: ${JSON.stringify(base)} is a name or a path, which is allowed only in JSON. Import the scenario and pass it itself`,
  ])
}

/** Starts a draft with the inherited rows and their names. */
function draftOn(base: Scenario | undefined): Draft {
  const rows = Object.fromEntries(
    LISTS.map((list) => [
      list,
      new Map(
        base?.[list]?.map((row: object) => [
          (row as Record<string, string>)[KEYS[list]],
          row,
        ]),
      ),
    ]),
  ) as unknown as DraftRows
  const draft = createDraft(rows)
  for (const [name, id] of Object.entries(base?.ids ?? {})) {
    const list = LISTS.find((candidate) => rows[candidate].has(id))
    if (list !== undefined) draft.nameRow(name, list, id)
  }
  return draft
}

function scenarioOf(
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
