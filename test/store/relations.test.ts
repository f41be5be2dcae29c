import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/store/engine.ts'
import { danglingKey } from '../../src/store/relations.ts'
import { SCHEMA, TABLE_NAMES } from '../../src/store/schema.ts'
import {
  connector,
  instrument,
  manager,
  payment,
} from '../support/sample-rows.ts'

function emptyEngine() {
  return createEngine(
    Object.fromEntries(
      TABLE_NAMES.map((name) => [name, SCHEMA[name].primaryKey]),
    ),
  )
}

describe('a dangling key', () => {
  it('is named with its row, its column and what it should point at', () => {
    const engine = emptyEngine()
    expect(danglingKey(engine, 'paymentInstrument', instrument())).toBe(
      'paymentInstrument "i1": paymentManagerArn "m1" names no row of table "paymentManager"',
    )
    engine.put('paymentManager', 'm1', manager())
    expect(danglingKey(engine, 'paymentInstrument', instrument())).toBe(
      'paymentInstrument "i1": paymentConnectorId "c1" names no row of table "paymentConnector"',
    )
  })

  it('is none where a column is empty that may be', () => {
    const engine = emptyEngine()
    engine.put('paymentManager', 'm1', manager())
    const keyless = connector({ credentialProviderName: null })
    expect(danglingKey(engine, 'paymentConnector', keyless)).toBeUndefined()
    expect(
      danglingKey(
        engine,
        'paymentConnector',
        connector({ credentialProviderName: 'p1' }),
      ),
    ).toBe(
      'paymentConnector "c1": credentialProviderName "p1" names no row of table "paymentCredentialProvider"',
    )
  })

  it('may name a row that was deleted only where it is history', () => {
    const engine = emptyEngine()
    for (const [table, key] of [
      ['paymentManager', 'm1'],
      ['paymentInstrument', 'i1'],
    ] as const) {
      engine.put(table, key, {})
    }
    engine.put('tombstone', 'paymentSession/s1', { key: 'paymentSession/s1' })
    expect(danglingKey(engine, 'payment', payment())).toBeUndefined()
    engine.remove('paymentInstrument', 'i1')
    engine.put('tombstone', 'paymentInstrument/i1', {})
    expect(danglingKey(engine, 'payment', payment())).toContain(
      'paymentInstrumentId "i1" names no row',
    )
  })
})
