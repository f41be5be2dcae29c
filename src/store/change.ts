import type { TableName } from './rows.ts'

/** One row that a call wrote. */
export interface Change {
  table: TableName
  /** The row's primary key. */
  key: string
  type: 'created' | 'updated' | 'deleted'
}
