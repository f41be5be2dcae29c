import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStore, type Store } from '../../src/store/store.ts'
import { dumpStore } from '../support/dump-store.ts'
import {
  connector,
  instrument,
  manager,
  payment,
  session,
} from '../support/sample-rows.ts'

const arn = fc.constantFrom('m1', 'm2', 'm3')
const user = fc.constantFrom('alice', 'bob')
const id = (prefix: string) =>
  fc.constantFrom(`${prefix}1`, `${prefix}2`, `${prefix}3`)

type Write = (store: Store) => unknown

/** One write of any kind, of rows that know each other; it may fail. */
const write: fc.Arbitrary<Write> = fc.oneof(
  arn.map(
    (key): Write =>
      (store) =>
        store.paymentManager.insert(manager(key)),
  ),
  arn.map(
    (key): Write =>
      (store) =>
        store.paymentManager.delete(key),
  ),
  fc.tuple(id('c'), arn).map(
    ([key, paymentManagerArn]): Write =>
      (store) =>
        store.paymentConnector.insert(
          connector({ paymentConnectorId: key, paymentManagerArn }),
        ),
  ),
  fc.tuple(id('c'), arn).map(
    ([key, paymentManagerArn]): Write =>
      (store) =>
        store.paymentConnector.update(key, { paymentManagerArn }),
  ),
  id('c').map(
    (key): Write =>
      (store) =>
        store.paymentConnector.delete(key),
  ),
  fc.tuple(id('i'), id('c'), user).map(
    ([paymentInstrumentId, paymentConnectorId, userId]): Write =>
      (store) =>
        store.paymentInstrument.insert(
          instrument({ paymentInstrumentId, paymentConnectorId, userId }),
        ),
  ),
  fc.tuple(id('i'), user, fc.nat()).map(
    ([key, userId, version]): Write =>
      (store) =>
        store.paymentInstrument.update(key, { userId, version, balances: [] }),
  ),
  fc.tuple(id('s'), arn, user).map(
    ([paymentSessionId, paymentManagerArn, userId]): Write =>
      (store) =>
        store.paymentSession.insert(
          session({ paymentSessionId, paymentManagerArn, userId }),
        ),
  ),
  fc.tuple(id('s'), fc.constantFrom('1', '2')).map(
    ([key, spentAmount]): Write =>
      (store) =>
        store.paymentSession.update(key, { spentAmount }),
  ),
  fc.tuple(id('s'), user).map(
    ([key, userId]): Write =>
      (store) =>
        store.paymentSession.update(key, { userId }),
  ),
  id('s').map(
    (key): Write =>
      (store) =>
        store.paymentSession.delete(key),
  ),
  fc.tuple(id('p'), id('s'), id('i')).map(
    ([processPaymentId, paymentSessionId, paymentInstrumentId]): Write =>
      (store) =>
        store.payment.insert(
          payment({ processPaymentId, paymentSessionId, paymentInstrumentId }),
        ),
  ),
  id('p').map(
    (key): Write =>
      (store) =>
        store.payment.delete(key),
  ),
)

/** Does what can be done and passes over what cannot. */
function doAll(store: Store, writes: readonly Write[]): void {
  for (const apply of writes) {
    try {
      apply(store)
    } catch {
      // a duplicate, a row that is needed or one that is missing
    }
  }
}

function furnishedStore(): Store {
  const store = createStore()
  store.paymentManager.insert(manager('m1'))
  store.paymentManager.insert(manager('m2'))
  store.paymentConnector.insert(connector())
  store.paymentInstrument.insert(instrument())
  store.paymentSession.insert(session())
  store.paymentSession.insert(session({ paymentSessionId: 's2' }))
  store.payment.insert(payment())
  return store
}

const writes = fc.array(write, { maxLength: 25, size: 'max' })

describe('a transaction', () => {
  it('that fails leaves the store as it was: rows, lists and references', () => {
    fc.assert(
      fc.property(writes, writes, (before, inside) => {
        const store = furnishedStore()
        doAll(store, before)
        const dump = dumpStore(store)
        expect(() =>
          store.transaction(() => {
            doAll(store, inside)
            throw new Error('after all')
          }),
        ).toThrow('after all')
        expect(dumpStore(store)).toEqual(dump)
      }),
      { numRuns: 150 },
    )
  })

  it('that succeeds is what the same writes are without it', () => {
    fc.assert(
      fc.property(writes, (inside) => {
        const store = furnishedStore()
        store.transaction(() => doAll(store, inside))
        const other = furnishedStore()
        doAll(other, inside)
        expect(dumpStore(store)).toEqual(dumpStore(other))
      }),
      { numRuns: 100 },
    )
  })

  it('keeps every foreign key true, whatever is written', () => {
    fc.assert(
      fc.property(writes, (all) => {
        const store = furnishedStore()
        doAll(store, all)
        expect(store.danglingKey()).toBeUndefined()
      }),
      { numRuns: 100 },
    )
  })

  it('inside another is part of that one', () => {
    const store = furnishedStore()
    const dump = dumpStore(store)
    expect(() =>
      store.transaction(() => {
        store.transaction(() => store.paymentSession.delete('s2'))
        throw new Error('after all')
      }),
    ).toThrow('after all')
    expect(dumpStore(store)).toEqual(dump)
  })

  it('gives back what its work gives back', () => {
    expect(createStore().transaction(() => 'a result')).toBe('a result')
  })

  it('that failed leaves the next one whole', () => {
    const store = furnishedStore()
    expect(() =>
      store.transaction(() => {
        store.paymentSession.delete('s2')
        throw new Error('after all')
      }),
    ).toThrow('after all')
    store.transaction(() => store.paymentSession.delete('s1'))
    expect([...store.paymentSession.rows()]).toMatchObject([
      { paymentSessionId: 's2' },
    ])
  })
})
