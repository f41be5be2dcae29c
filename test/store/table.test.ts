import { describe, expect, it } from 'vitest'
import type { Position } from '../../src/store/ordered-index.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import {
  connector,
  instrument,
  manager,
  payment,
  session,
} from '../support/sample-rows.ts'

function storeWithSession(): Store {
  const store = createStore()
  store.paymentManager.insert(manager())
  store.paymentConnector.insert(connector())
  store.paymentInstrument.insert(instrument())
  store.paymentSession.insert(session())
  return store
}

describe('a row', () => {
  it('is found by its primary key, with its place in the order of creation', () => {
    const store = storeWithSession()
    expect(store.paymentSession.get('s1')).toMatchObject({
      ...session(),
      sequence: 4,
    })
    expect(store.paymentSession.get('s2')).toBeUndefined()
    expect(store.paymentSession.get('__proto__')).toBeUndefined()
    expect(store.paymentSession.count).toBe(1)
  })

  it('is a copy of what was given, and cannot be changed', () => {
    const store = storeWithSession()
    const given = instrument({ paymentInstrumentId: 'i2' })
    const inserted = store.paymentInstrument.insert(given)
    const got = store.paymentInstrument.get('i2')
    const patch = { balances: [{ chain: 'BASE' as const, amount: '7' }] }
    const updated = store.paymentInstrument.update('i2', patch)
    const [listed] = store.paymentInstrument.page('owner', {
      of: ['m1', 'alice'],
      after: inserted.sequence - 1,
      limit: 1,
    }).rows
    for (const row of [given, patch]) {
      if (row.balances[0]) row.balances[0].amount = 'spoilt'
    }
    for (const row of [inserted, got, updated, listed]) {
      expect(() => Object.assign(row ?? {}, { status: 'spoilt' })).toThrow(
        TypeError,
      )
      expect(() => row?.balances.pop()).toThrow(TypeError)
    }
    expect(store.paymentInstrument.get('i2')?.balances).toEqual([
      { chain: 'BASE', amount: '7' },
    ])
    expect(store.paymentInstrument.get('i2')?.linkedAccounts).toEqual(
      instrument().linkedAccounts,
    )
  })

  it('can neither be added twice nor changed or deleted when it is not there', () => {
    const store = storeWithSession()
    expect(() => store.paymentSession.insert(session())).toThrow(
      'Table "paymentSession" has a row "s1" already',
    )
    expect(() => store.paymentSession.update('s2', {})).toThrow(
      'No row "s2" in table "paymentSession"',
    )
    expect(() => store.paymentSession.delete('s2')).toThrow(
      'No row "s2" in table "paymentSession"',
    )
  })

  it('cannot point at a row that does not exist', () => {
    const store = storeWithSession()
    const dangling =
      'paymentSession "s2": paymentManagerArn "m2" names no row of table "paymentManager"'
    expect(() =>
      store.paymentSession.insert(
        session({ paymentSessionId: 's2', paymentManagerArn: 'm2' }),
      ),
    ).toThrow(dangling)
    expect(() =>
      store.paymentSession.update('s1', { paymentManagerArn: 'm2' }),
    ).toThrow('names no row')
    expect(store.paymentSession.get('s1')?.paymentManagerArn).toBe('m1')
  })

  it('cannot be deleted while another points at it', () => {
    const store = storeWithSession()
    expect(() => store.paymentManager.delete('m1')).toThrow(
      'Row "m1" of table "paymentManager" cannot be deleted: 2 other rows refer to it',
    )
    store.paymentSession.delete('s1')
    expect(() => store.paymentManager.delete('m1')).toThrow('1 other row')
  })

  it('is let go when what points at it points elsewhere', () => {
    const store = storeWithSession()
    store.paymentManager.insert(manager('m2'))
    store.paymentSession.update('s1', { paymentManagerArn: 'm2' })
    expect(() => store.paymentManager.delete('m1')).toThrow('1 other row')
    expect(() => store.paymentManager.delete('m2')).toThrow('1 other row')
    store.paymentConnector.delete('c1')
    store.paymentManager.delete('m1')
  })

  it('of a session leaves a tombstone, at which its payments go on pointing', () => {
    const store = storeWithSession()
    store.payment.insert(payment())
    expect(store.wasDeleted('paymentSession', 's1')).toBe(false)
    store.paymentSession.delete('s1')
    expect(store.wasDeleted('paymentSession', 's1')).toBe(true)
    expect(store.danglingKey()).toBeUndefined()
    store.payment.insert(payment({ processPaymentId: 'p2' }))
    expect(() =>
      store.payment.insert(
        payment({ processPaymentId: 'p3', paymentSessionId: 's3' }),
      ),
    ).toThrow('paymentSessionId "s3" names no row of table "paymentSession"')
  })
})

describe('a list', () => {
  const ids = (store: Store, of: string[], after?: number, limit = 100) => {
    const page = store.paymentSession.page('owner', { of, after, limit })
    return [page.rows.map((row) => row.paymentSessionId), page.next]
  }

  function storeWithLists(): Store {
    const store = createStore()
    store.paymentManager.insert(manager())
    for (const [index, userId] of [...'ababab'].entries()) {
      store.paymentSession.insert(
        session({ paymentSessionId: `s${index}`, userId }),
      )
    }
    return store
  }

  it('has its own rows in the order of their creation', () => {
    const store = storeWithLists()
    expect(ids(store, ['m1', 'a'])).toEqual([['s0', 's2', 's4'], undefined])
    expect(ids(store, ['m1', 'b'])).toEqual([['s1', 's3', 's5'], undefined])
    expect(ids(store, ['m1', 'c'])).toEqual([[], undefined])
    expect(ids(store, ['m2', 'a'])).toEqual([[], undefined])
  })

  it('comes in pages', () => {
    const store = storeWithLists()
    const all = ['m1', 'a']
    const { sequence = 0 } = store.paymentSession.get('s2') ?? {}
    expect(ids(store, all, undefined, 2)).toEqual([['s0', 's2'], sequence])
    expect(ids(store, all, sequence, 2)).toEqual([['s4'], undefined])
    expect(ids(store, all, 0, 3)).toEqual([['s0', 's2', 's4'], undefined])
  })

  it('passes over rows that are not wanted, also when it says whether more follow', () => {
    const store = storeWithLists()
    const page = store.paymentSession.page('owner', {
      of: ['m1', 'a'],
      after: 0,
      limit: 1,
      where: (row) => row.paymentSessionId === 's2',
    })
    expect(page).toMatchObject({
      rows: [{ paymentSessionId: 's2' }],
      next: undefined,
    })
  })

  it('moves a row with its columns, to its place in the order', () => {
    const store = storeWithLists()
    store.paymentSession.update('s2', { userId: 'b' })
    expect(ids(store, ['m1', 'a'])[0]).toEqual(['s0', 's4'])
    expect(ids(store, ['m1', 'b'])[0]).toEqual(['s1', 's2', 's3', 's5'])
  })

  it('is ordered by a column where the table says so, whatever came first', () => {
    const store = createStore()
    store.paymentManager.insert(manager())
    for (const id of ['b', 'a-b', 'B', 'ab', 'a']) {
      store.paymentConnector.insert(connector({ paymentConnectorId: id }))
    }
    const page = (after?: Position) =>
      store.paymentConnector.page('manager', { of: ['m1'], after, limit: 3 })
    const idsOf = ({ rows }: ReturnType<typeof page>) =>
      rows.map((row) => row.paymentConnectorId)
    const first = page()
    expect(idsOf(first)).toEqual(['B', 'a', 'a-b'])
    store.paymentConnector.delete('a-b')
    store.paymentConnector.insert(connector({ paymentConnectorId: 'aa' }))
    expect(idsOf(page(first.next))).toEqual(['aa', 'ab', 'b'])
  })

  it('is empty, as are all tables, when the store is cleared', () => {
    const store = storeWithLists()
    store.clear()
    expect(ids(store, ['m1', 'a'])).toEqual([[], undefined])
    expect(store.paymentManager.count).toBe(0)
    expect(store.paymentManager.insert(manager()).sequence).toBe(1)
    expect(() => store.paymentManager.delete('m1')).not.toThrow()
  })
})
