import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  idempotencyKey,
  parameterFingerprint,
} from '../../src/domain/idempotency.ts'

const SCOPE = {
  operation: 'ProcessPayment',
  scope: 'arn:1',
  userId: 'alice',
  clientToken: 'token',
}

describe('idempotencyKey', () => {
  it('is the same for the same scope', () => {
    expect(idempotencyKey({ ...SCOPE })).toBe(idempotencyKey(SCOPE))
  })

  it.each(Object.keys(SCOPE))('is another for another %s', (part) => {
    expect(idempotencyKey({ ...SCOPE, [part]: 'other' })).not.toBe(
      idempotencyKey(SCOPE),
    )
  })

  it('does not confuse where one part ends and the next begins', () => {
    const part = fc.constantFrom('', 'a', 'b', 'ab', ',', '"', '","')
    const scope = fc.record({
      operation: part,
      scope: part,
      userId: part,
      clientToken: part,
    })
    fc.assert(
      fc.property(scope, scope, (a, b) => {
        expect(idempotencyKey(a) === idempotencyKey(b)).toBe(
          JSON.stringify(a) === JSON.stringify(b),
        )
      }),
    )
  })
})

describe('parameterFingerprint', () => {
  it('does not depend on the order of keys at any level', () => {
    expect(
      parameterFingerprint({ a: 1, payload: { x: [1, { y: 2, z: 3 }], w: 0 } }),
    ).toBe(
      parameterFingerprint({ payload: { w: 0, x: [1, { z: 3, y: 2 }] }, a: 1 }),
    )
  })

  it.each([
    ['another value', { payload: { amount: '2', to: ['a', 'b'] } }],
    ['another type', { payload: { amount: 1, to: ['a', 'b'] } }],
    ['one more member', { payload: { amount: '1', to: ['a', 'b'], x: null } }],
    ['one member less', { payload: { amount: '1' } }],
    ['another order in a list', { payload: { amount: '1', to: ['b', 'a'] } }],
  ])('tells %s', (_, other) => {
    expect(parameterFingerprint(other)).not.toBe(
      parameterFingerprint({ payload: { amount: '1', to: ['a', 'b'] } }),
    )
  })
})
