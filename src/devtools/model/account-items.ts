import type { ConnectorRow, ManagerRow, ProviderRow } from './source.ts'
import { keyOf, type Tables } from './panel-state.ts'

/** Tables of an account's set-up. */
export const ACCOUNT_TABLES = [
  'paymentManager',
  'paymentConnector',
  'paymentCredentialProvider',
] as const

type ItemOf<Table extends (typeof ACCOUNT_TABLES)[number], Row> = {
  readonly table: Table
  /** Unique key among items of all kinds. */
  readonly key: string
  readonly row: Row
}

/** A manager, a connector or a credential provider. */
export type AccountItem =
  | ItemOf<'paymentManager', ManagerRow>
  | ItemOf<'paymentConnector', ConnectorRow>
  | ItemOf<'paymentCredentialProvider', ProviderRow>

/** Lists every manager with its connectors below it, then the credential providers; the newest first. */
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

/** Builds the key of an item from its table and primary key. */
export function accountKey(table: AccountItem['table'], key: string): string {
  return `${table}/${key}`
}

function itemOf<Item extends AccountItem>(
  table: Item['table'],
  row: Item['row'],
): Item {
  return { table, key: accountKey(table, keyOf(table, row)), row } as Item
}
