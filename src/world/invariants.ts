import { add, compare } from '../domain/money.ts'
import type { PaymentSessionRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import { findBrokenSettlement } from './book-invariants.ts'

/**
 * The first thing in the books that does not add up, naming its row, or undefined when all is well:
 * every foreign key resolves, a wallet that was not deleted has its connector, what is on its way is about a row,
 * available + spent = max, a session has spent the sum of its payments, and the book of the chains agrees.
 */
export function findBrokenInvariant(store: Store): string | undefined {
  return (
    store.danglingKey() ??
    findOrphan(store) ??
    findPendingOfNothing(store) ??
    findUnbalancedSession(store) ??
    findBrokenSettlement(store)
  )
}

function findOrphan(store: Store): string | undefined {
  for (const row of store.paymentInstrument.rows()) {
    const { paymentInstrumentId, paymentConnectorId, status } = row
    if (status === 'DELETED') continue
    if (
      store.paymentConnector.get(paymentConnectorId) === undefined ||
      store.paymentManager.get(row.paymentManagerArn) === undefined
    ) {
      return `paymentInstrument "${paymentInstrumentId}": its connector "${paymentConnectorId}" or its manager was deleted`
    }
  }
  return undefined
}

function findPendingOfNothing(store: Store): string | undefined {
  for (const { key, table, rowKey } of store.pendingTransition.rows()) {
    if (store[table].get(rowKey) === undefined) {
      return `pendingTransition "${key}": there is no such row`
    }
  }
  return undefined
}

function findUnbalancedSession(store: Store): string | undefined {
  for (const session of store.paymentSession.rows()) {
    const problem = imbalance(store, session)
    if (problem !== undefined) {
      return `paymentSession "${session.paymentSessionId}": ${problem}`
    }
  }
  return undefined
}

function imbalance(
  store: Store,
  session: PaymentSessionRow,
): string | undefined {
  const { maxSpendAmount, availableSpendAmount, spentAmount } = session
  let paid = '0'
  const payments = store.payment.all('session', [session.paymentSessionId])
  for (const payment of payments) {
    if (
      payment.userId !== session.userId ||
      payment.paymentManagerArn !== session.paymentManagerArn
    ) {
      return `payment "${payment.processPaymentId}" belongs to another user or manager`
    }
    paid = add(paid, payment.amount)
  }
  if (compare(paid, spentAmount) !== 0) {
    return `spentAmount is ${spentAmount}, but its payments add up to ${paid}`
  }
  if (maxSpendAmount === null || availableSpendAmount === null) {
    return maxSpendAmount === availableSpendAmount
      ? undefined
      : 'only one of maxSpendAmount and availableSpendAmount is set'
  }
  if (compare(availableSpendAmount, '0') < 0) {
    return `availableSpendAmount ${availableSpendAmount} is below zero`
  }
  if (compare(add(availableSpendAmount, spentAmount), maxSpendAmount) !== 0) {
    return `available ${availableSpendAmount} + spent ${spentAmount} is not max ${maxSpendAmount}`
  }
  return undefined
}
