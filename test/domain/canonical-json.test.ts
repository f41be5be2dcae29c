import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src/domain/canonical-json.ts'

// Objects as JSON.parse makes them, so that "__proto__" is a member like any other.
const jsonValue = fc.json().map((text): unknown => JSON.parse(text))

describe('canonicalJson', () => {
  it('writes what it was given', () => {
    fc.assert(
      fc.property(jsonValue, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value)
      }),
    )
  })

  it('does not depend on the order of members', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), jsonValue), (members) => {
        const reversed = Object.fromEntries(Object.entries(members).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(members))
      }),
    )
  })

  it.each([
    [
      'nested members',
      '{ "b": [ {"d": 1, "c": 2} ], "a": null }',
      '{"a":null,"b":[{"c":2,"d":1}]}',
    ],
    ['integer-like names as text', '{"9":1,"10":2}', '{"10":2,"9":1}'],
    [
      'names by UTF-16 code unit',
      '{"\\ufb33":1,"\\ud83d\\ude00":2,"\\u20ac":3}',
      '{"€":3,"😀":2,"\ufb33":1}',
    ],
    [
      'a member named __proto__',
      '{"a":1,"__proto__":2}',
      '{"__proto__":2,"a":1}',
    ],
    [
      'numbers in their shortest form',
      '[1.0,1e21,0.000001,-0,4.50]',
      '[1,1e+21,0.000001,0,4.5]',
    ],
    ['escapes only where needed', '"\\u000a\\u0041\\/"', '"\\nA/"'],
  ])('writes %s', (_, text, expected) => {
    expect(canonicalJson(JSON.parse(text))).toBe(expected)
  })
})
