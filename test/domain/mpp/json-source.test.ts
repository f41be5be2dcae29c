import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJsonSource } from '../../../src/domain/mpp/json-source.ts'

const PATH = ['a', 'b']

describe('the source of a JSON text', () => {
  it.each([
    ['{"a":1,"b":{"a":2}}', undefined],
    ['{"a":1,"b":2,"a":3}', 'a'],
    ['{"a":{"b":1,"c":2,"b":3}}', 'b'],
    ['[{"a":1},{"a":2}]', undefined],
    ['[{"a":[1,{"x":1,"x":2}]}]', 'x'],
    ['{"a":1,"\\u0061":2}', 'a'],
    ['{"a":"{\\"a\\":1,","b":"\\\\"}', undefined],
    ['{"a":"b","b":"a"}', undefined],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
  ])('knows of %s that it has %j twice', (text, key) => {
    expect(() => JSON.parse(text)).not.toThrow()
    expect(readJsonSource(text, PATH).duplicateKey).toBe(key)
  })

  it.each([
    ['{"a":{"b":8453}}', '8453'],
    ['{"a":{"b": 8453.0 }}', '8453.0'],
    ['{"a":{"c":1,"b":1e3}}', '1e3'],
    ['{"a":{"b":-1}}', '-1'],
    ['{"a":{"b":"8453"}}', undefined],
    ['{"a":{"b":true}}', undefined],
    ['{"a":{"b":[1]}}', undefined],
    ['{"a":{"b":{"b":1}}}', undefined],
    ['{"b":1}', undefined],
    ['[{"a":{"b":1}}]', undefined],
  ])('finds in %s the number %j', (text, number) => {
    expect(readJsonSource(text, PATH).number).toBe(number)
  })

  it('finds nothing wrong with what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readJsonSource(text, PATH).duplicateKey).toBeUndefined()
      }),
    )
  })
})
