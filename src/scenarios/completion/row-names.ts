import { MockError } from '../../errors.ts'
import type { ScenarioRows } from '../scenario.ts'

/** Names of the rows of a scenario. */
export interface RowNames {
  /**
   * Calls a row by a name.
   *
   * @throws MockError when another row is called so.
   */
  nameRow(name: string, list: keyof ScenarioRows, id: string): void
  /** Id of the row of a list that is called so. */
  idNamed(name: string, list: keyof ScenarioRows): string | undefined
  /** Name of a row; its id, if it has none. */
  nameOf(id: string): string
}

export function createRowNames(): RowNames {
  const known = new Map<string, { list: keyof ScenarioRows; id: string }>()
  return {
    nameRow(name, list, id) {
      const other = known.get(name)
      if (other !== undefined && (other.list !== list || other.id !== id)) {
        throw new MockError(
          `name: ${JSON.stringify(name)} is the name of ${other.id} already; names are for one row each`,
        )
      }
      known.set(name, { list, id })
    },
    idNamed(name, list) {
      const row = known.get(name)
      return row?.list === list ? row.id : undefined
    },
    nameOf: (id) => [...known].find(([, row]) => row.id === id)?.[0] ?? id,
  }
}
