import { PRIMARY_KEYS } from '../../domain/primary-keys.ts'
import type { PanelController, TableName } from './source.ts'
import { keyOf, TABLE_NAMES, type Tables } from './panel-state.ts'

/** A cache of the mock's rows, which reads only changed rows again. */
export interface RowCache {
  /** Marks a row as changed; tables that no view shows are ignored. */
  mark(table: string, key: string): void
  /** True if a row is marked. */
  readonly isStale: boolean
  /** Reads every row. */
  loadAll(controller: PanelController): Promise<void>
  /** Reads the rows that were marked. */
  loadMarked(controller: PanelController): Promise<void>
  tables(): Tables
}

type AnyTable = {
  getAll(): PromiseLike<object[]> | object[]
  findMany(query: object): PromiseLike<object[]> | object[]
}

export function createRowCache(): RowCache {
  const cached = new Map<TableName, Map<string, object>>()
  let marked = new Map<TableName, Set<string>>()

  const loadTable = async (controller: PanelController, name: TableName) => {
    const rows = await (controller.db[name] as AnyTable).getAll()
    cached.set(name, new Map(rows.map((row) => [keyOf(name, row), row])))
  }

  return {
    mark(table, key) {
      const name = TABLE_NAMES.find((known) => known === table)
      if (name === undefined) return
      marked.set(name, (marked.get(name) ?? new Set()).add(key))
    },
    get isStale() {
      return marked.size > 0
    },
    async loadAll(controller) {
      marked = new Map()
      await Promise.all(TABLE_NAMES.map((name) => loadTable(controller, name)))
    },
    async loadMarked(controller) {
      const work = marked
      marked = new Map()
      for (const [name, keys] of work) {
        const rows = await (controller.db[name] as AnyTable).findMany({
          where: { [PRIMARY_KEYS[name]]: { in: [...keys] } },
        })
        const table = cached.get(name) ?? new Map<string, object>()
        const found = new Map(rows.map((row) => [keyOf(name, row), row]))
        for (const key of keys) {
          const row = found.get(key)
          if (row === undefined) table.delete(key)
          else table.set(key, row)
        }
        cached.set(name, table)
      }
    },
    tables: () =>
      Object.fromEntries(
        TABLE_NAMES.map((name) => [
          name,
          [...(cached.get(name)?.values() ?? [])],
        ]),
      ) as unknown as Tables,
  }
}
