import type { TableName } from './rows.ts'

/** A change of one row by a call. */
export interface Change {
  table: TableName
  /** The row's primary key. */
  key: string
  type: 'created' | 'updated' | 'deleted'
}
