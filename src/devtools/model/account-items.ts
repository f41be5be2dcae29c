import type { ConnectorRow, ManagerRow, ProviderRow } from './source.ts'
import { keyOf, type Tables } from './panel-state.ts'

/** What an account is set up with. */
export const ACCOUNT_TABLES = [
  'paymentManager',
  'paymentConnector',
  'paymentCredentialProvider',
] as const

type ItemOf<Table extends (typeof ACCOUNT_TABLES)[number], Row> = {
  readonly table: Table
  /** By which it is told from things of all kinds. */
  readonly key: string
  readonly row: Row
}

/** Something that an account is set up with. */
export type AccountItem =
  | ItemOf<'paymentManager', ManagerRow>
  | ItemOf<'paymentConnector', ConnectorRow>
  | ItemOf<'paymentCredentialProvider', ProviderRow>

/** Every manager with its connectors below it, then the credential providers; the newest of each first. */
export function accountItems(tables: Tables): AccountItem[] {
  const connectors = [...tables.paymentConnector].reverse()
  return [
    ...[...tables.paymentManager]
      .reverse()
      .flatMap((manager) => [
        itemOf('paymentManager', manager),
        ...connectors
          .filter(
            ({ paymentManagerArn }) =>
              paymentManagerArn === manager.paymentManagerArn,
          )
          .map((connector) => itemOf('paymentConnector', connector)),
      ]),
    ...[...tables.paymentCredentialProvider]
      .reverse()
      .map((provider) => itemOf('paymentCredentialProvider', provider)),
  ]
}

/** The key of an item, by its table and primary key. */
export function accountKey(table: AccountItem['table'], key: string): string {
  return `${table}/${key}`
}

function itemOf<Item extends AccountItem>(
  table: Item['table'],
  row: Item['row'],
): Item {
  return { table, key: accountKey(table, keyOf(table, row)), row } as Item
}
