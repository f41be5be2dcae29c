import type { PaymentConnectorRow, PaymentInstrumentRow } from './rows.ts'
import type { Table } from './table.ts'

/** Checks whether a manager has connectors, or a connector has wallets, that are not deleted. */
export function isInUse(
  tables: {
    paymentConnector: Pick<Table<PaymentConnectorRow>, 'all'>
    paymentInstrument: Pick<Table<PaymentInstrumentRow>, 'all'>
  },
  table: 'paymentManager' | 'paymentConnector',
  key: string,
): boolean {
  if (table === 'paymentManager') {
    return !tables.paymentConnector.all('manager', [key]).next().done
  }
  for (const { status } of tables.paymentInstrument.all('all', [key])) {
    if (status !== 'DELETED') return true
  }
  return false
}
