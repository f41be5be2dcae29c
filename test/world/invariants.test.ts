import { describe, expect, it } from 'vitest'
import { findBrokenInvariant } from '../../src/world/invariants.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import {
  connector,
  instrument,
  manager,
  payment,
  session,
  settlement,
} from '../support/sample-rows.ts'

/** A session of 10 dollars that has spent 1.50 in two payments. */
function balancedBooks(): Store {
  const store = createStore()
  store.paymentManager.insert(manager())
  store.paymentConnector.insert(connector())
  store.paymentInstrument.insert(instrument())
  store.paymentSession.insert(
    session({ availableSpendAmount: '8.5', spentAmount: '1.5' }),
  )
  store.payment.insert(payment())
  store.payment.insert(payment({ processPaymentId: 'p2', amount: '0.500000' }))
  return store
}

describe('the invariants', () => {
  it('add up when every session has spent its payments', () => {
    expect(findBrokenInvariant(balancedBooks())).toBeUndefined()
    expect(findBrokenInvariant(createStore())).toBeUndefined()
  })

  it('add up for a session without limits', () => {
    const store = balancedBooks()
    store.paymentSession.update('s1', {
      maxSpendAmount: null,
      availableSpendAmount: null,
    })
    expect(findBrokenInvariant(store)).toBeUndefined()
  })

  it('add up when a session is gone and its payments are left', () => {
    const store = balancedBooks()
    store.paymentSession.delete('s1')
    expect(findBrokenInvariant(store)).toBeUndefined()
  })

  it.each<[string, (store: Store) => unknown, string]>([
    [
      'more is available than was not spent',
      (store) =>
        store.paymentSession.update('s1', { availableSpendAmount: '9' }),
      'paymentSession "s1": available 9 + spent 1.5 is not max 10.00',
    ],
    [
      'less is available than was not spent',
      (store) =>
        store.paymentSession.update('s1', { availableSpendAmount: '8.499999' }),
      'paymentSession "s1": available 8.499999 + spent 1.5 is not max 10.00',
    ],
    [
      'less than nothing is available',
      (store) =>
        store.paymentSession.update('s1', {
          maxSpendAmount: '1',
          availableSpendAmount: '-0.5',
        }),
      'paymentSession "s1": availableSpendAmount -0.5 is below zero',
    ],
    [
      'more was spent than paid',
      (store) => store.payment.delete('p2'),
      'paymentSession "s1": spentAmount is 1.5, but its payments add up to 1',
    ],
    [
      'less was spent than paid',
      (store) => store.payment.insert(payment({ processPaymentId: 'p3' })),
      'paymentSession "s1": spentAmount is 1.5, but its payments add up to 2.5',
    ],
    [
      'a payment was made by another user',
      (store) => store.payment.update('p2', { userId: 'bob' }),
      'paymentSession "s1": payment "p2" belongs to another user or manager',
    ],
    [
      'only one half of a limit is there',
      (store) =>
        store.paymentSession.update('s1', { availableSpendAmount: null }),
      'paymentSession "s1": only one of maxSpendAmount and availableSpendAmount is set',
    ],
    [
      'a payment points at a session that never was',
      (store) => {
        store.paymentSession.delete('s1')
        store.tombstone.delete('paymentSession/s1')
      },
      'payment "p1": paymentSessionId "s1" names no row of table "paymentSession"',
    ],
  ])('do not add up when %s', (_, spoil, broken) => {
    const store = balancedBooks()
    spoil(store)
    expect(findBrokenInvariant(store)).toBe(broken)
  })

  it('name the first row that is wrong', () => {
    const store = balancedBooks()
    for (const key of ['s2', 's3']) {
      store.paymentSession.insert(
        session({ paymentSessionId: key, spentAmount: '1' }),
      )
    }
    expect(findBrokenInvariant(store)).toMatch(/^paymentSession "s2": /)
  })
})

/** The same books with the first payment settled. */
function settledBooks(): Store {
  const store = balancedBooks()
  store.payment.update('p1', {
    settlementStatus: 'SETTLED',
    settledAmount: '1000000',
  })
  store.settlement.insert(settlement())
  return store
}

describe('the book of the chains', () => {
  it('adds up when every settlement is of its payment, or of a wallet elsewhere', () => {
    const store = settledBooks()
    store.settlement.insert(
      settlement({
        transaction: 't2',
        proofKey: 'foreign',
        from: '0xf',
        processPaymentId: null,
      }),
    )
    expect(findBrokenInvariant(store)).toBeUndefined()
  })

  it.each<[string, (store: Store) => unknown, string]>([
    [
      'a proof is settled twice',
      (store) =>
        store.settlement.insert(
          settlement({ transaction: 't2', processPaymentId: null }),
        ),
      'settlement "t1": its proof "proof of p1" is settled more than once',
    ],
    [
      'a settlement is of another proof than its payment',
      (store) => store.settlement.update('t1', { proofKey: 'proof of p2' }),
      'settlement "t1": its payment "p1" has another proof',
    ],
    [
      'a payment says another amount',
      (store) => store.payment.update('p1', { settledAmount: '999999' }),
      'settlement "t1": its amount is 1000000, but its payment "p1" has settled 999999',
    ],
    [
      'more was settled than paid',
      (store) => {
        store.settlement.update('t1', { amount: '1000001' })
        store.payment.update('p1', { settledAmount: '1000001' })
      },
      'settlement "t1": its amount is 1000001, but its payment "p1" has only 1000000',
    ],
    [
      'another wallet has paid',
      (store) => store.settlement.update('t1', { from: '0xf' }),
      'settlement "t1": it is from "0xf", which is not the wallet of its payment',
    ],
    [
      'a merchant has paid more than it had',
      (store) =>
        store.settlement.insert(
          settlement({
            transaction: 't2',
            proofKey: 'foreign',
            from: '0xb',
            payTo: '0xc',
            amount: '1000001',
            processPaymentId: null,
          }),
        ),
      'address "eip155:8453:0xb": it holds -1',
    ],
    [
      'a settled payment has no settlement',
      (store) => store.settlement.delete('t1'),
      'payment "p1": it is SETTLED, but has no settlement',
    ],
    [
      'a payment with a settlement is not settled',
      (store) => store.payment.update('p1', { settlementStatus: 'VERIFIED' }),
      'payment "p1": it is VERIFIED, but has a settlement',
    ],
    [
      'a payment has settled an amount, and is not settled',
      (store) => store.payment.update('p2', { settledAmount: '1' }),
      'payment "p2": it is SIGNED, but its settledAmount is 1',
    ],
    [
      'a refused payment has no reason',
      (store) => store.payment.update('p2', { settlementStatus: 'REFUSED' }),
      'payment "p2": it is REFUSED, but its refusal is not there',
    ],
  ])('does not add up when %s', (_, spoil, broken) => {
    const store = settledBooks()
    spoil(store)
    expect(findBrokenInvariant(store)).toBe(broken)
  })
})
