import { tombstoneKey } from './relations.ts'
import type { TableName, TombstoneRow } from './rows.ts'
import type { Table } from './table.ts'

type AnyTable = Pick<Table<Record<string, unknown>>, 'insert' | 'delete'>

/** Records of deleted rows that history still refers to. */
export interface History {
  /** Makes a table write a tombstone for every deleted row, and refuse that key from then on. */
  keepOf(name: TableName, primaryKey: string, table: AnyTable): void
  wasDeleted(name: TableName, key: string): boolean
}

export function createHistory(
  tombstones: Pick<Table<TombstoneRow>, 'get' | 'insert'>,
): History {
  const wasDeleted = (name: TableName, key: string) =>
    tombstones.get(tombstoneKey(name, key)) !== undefined
  return {
    wasDeleted,
    keepOf(name, primaryKey, table) {
      const { insert, delete: remove } = table
      table.insert = (row) => {
        const key = String(row[primaryKey])
        if (wasDeleted(name, key)) {
          // otherwise its history would become that of the new row
          throw new Error(
            `Table "${name}" had a row "${key}" that was deleted: its id cannot be used again`,
          )
        }
        return insert(row)
      }
      table.delete = (key) => {
        remove(key)
        tombstones.insert({ key: tombstoneKey(name, key) })
      }
    },
  }
}
