import { MockError } from '../../errors.ts'
import type { ScenarioRows } from '../scenario.ts'

/** The names of a scenario's rows. */
export interface RowNames {
  /**
   * Names a row.
   *
   * @throws MockError when another row has that name.
   */
  nameRow(name: string, list: keyof ScenarioRows, id: string): void
  /** Finds the id of a row of a list by its name. */
  idNamed(name: string, list: keyof ScenarioRows): string | undefined
  /** Returns the name of a row, or its id if it has none. */
  nameOf(id: string): string
}

export function createRowNames(): RowNames {
  const known = new Map<string, { list: keyof ScenarioRows; id: string }>()
  return {
    nameRow(name, list, id) {
      const other = known.get(name)
      if (other !== undefined && (other.list !== list || other.id !== id)) {
        throw new MockError(
          `name: ${JSON.stringify(name)} is the name of ${other.id} already; each name must be unique`,
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
