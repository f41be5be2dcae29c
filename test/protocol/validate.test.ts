import fc from 'fast-check'
import type * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { ServiceException } from '../../src/errors.ts'
import {
  boolean,
  document,
  enumeration,
  idempotencyToken,
  integer,
  label,
  list,
  optional,
  string,
  structure,
  union,
} from '../../src/protocol/shapes.ts'
import { validate } from '../../src/protocol/validate.ts'

/** What is wrong with a value, as `[name, constraint]`; empty when nothing is. */
function failures(schema: v.GenericSchema, value: unknown): string[][] {
  try {
    validate(schema, value)
    return []
  } catch (error) {
    if (!(error instanceof ServiceException)) throw error
    const { members, message } = error
    const fieldList = members.fieldList ?? []
    const texts = fieldList.map((field) => field.message)
    const count = `${texts.length} validation error${texts.length === 1 ? '' : 's'} detected`
    expect(message).toBe(`${count}: ${texts.join('; ')}`)
    expect(members.reason).toBe('FieldValidationFailed')
    return fieldList.map(({ name, message: text }) => {
      const start = `Value at '${name}' failed to satisfy constraint: Member must `
      expect(text.startsWith(start)).toBe(true)
      return [name, text.slice(start.length)]
    })
  }
}

const of = (schema: v.GenericSchema, value: unknown) =>
  failures(structure({ it: schema }), { it: value }).map(([, text]) => text)

describe('a string', () => {
  const bounded = string({ min: 3, max: 5, pattern: '[a-z]+' })

  it.each([
    ['abc', []],
    ['abcde', []],
    ['ab', ['have length greater than or equal to 3']],
    ['abcdef', ['have length less than or equal to 5']],
    ['', ['have length greater than or equal to 3']],
    ['ABC', ['satisfy regular expression pattern: [a-z]+']],
    // a whole-string match
    ['ab1', ['satisfy regular expression pattern: [a-z]+']],
    ['1ab', ['satisfy regular expression pattern: [a-z]+']],
    ['abc\n', ['satisfy regular expression pattern: [a-z]+']],
    // what is of wrong length never meets its pattern
    ['AB', ['have length greater than or equal to 3']],
    ['ABCDEF', ['have length less than or equal to 5']],
  ])('%j', (value, expected) => {
    expect(of(bounded, value)).toEqual(expected)
  })

  it('matches every alternative of its pattern as a whole', () => {
    const either = string({ pattern: 'a|bc' })
    expect(of(either, 'a')).toEqual([])
    expect(of(either, 'bc')).toEqual([])
    expect(of(either, 'abc')).toHaveLength(1)
    expect(of(either, 'xa')).toHaveLength(1)
  })

  it('has any length and form without constraints', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(of(string(), text)).toEqual([])
      }),
    )
  })

  it('keeps exactly to its bounds', () => {
    const bound = fc.nat({ max: 12 })
    fc.assert(
      fc.property(bound, bound, fc.string(), (a, b, text) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)]
        const fits = text.length >= min && text.length <= max
        expect(of(string({ min, max }), text)).toHaveLength(fits ? 0 : 1)
      }),
    )
  })
})

describe('an enumeration', () => {
  it.each([
    ['USD', []],
    ['usd', ['satisfy enum value set: [USD, EUR]']],
    ['', ['satisfy enum value set: [USD, EUR]']],
    ['constructor', ['satisfy enum value set: [USD, EUR]']],
  ])('%j', (value, expected) => {
    expect(of(enumeration(['USD', 'EUR']), value)).toEqual(expected)
  })
})

describe('an integer', () => {
  it.each([
    [15, []],
    [480, []],
    [14, ['have value greater than or equal to 15']],
    [481, ['have value less than or equal to 480']],
    [-2147483648, ['have value greater than or equal to 15']],
  ])('%i', (value, expected) => {
    expect(of(integer({ min: 15, max: 480 }), value)).toEqual(expected)
  })
})

describe('a list', () => {
  const one = list(string({ max: 3 }), { min: 1, max: 2 })

  it.each([
    [['a'], []],
    [['a', 'b'], []],
    [[], ['have length greater than or equal to 1']],
    [['a', 'b', 'c'], ['have length less than or equal to 2']],
  ])('%j', (value, expected) => {
    expect(of(one, value)).toEqual(expected)
  })

  it('names its items by their place, from 1', () => {
    expect(failures(structure({ it: one }), { it: ['a', 'long'] })).toEqual([
      ['it.2.member', 'have length less than or equal to 3'],
    ])
  })
})

describe('a structure', () => {
  const owner = structure({
    name: string({ min: 2 }),
    age: optional(integer({ min: 1 })),
    home: optional(structure({ street: string() })),
    token: optional(idempotencyToken(string({ min: 3 }))),
    id: label(string({ max: 4 })),
    on: boolean(),
    more: document(),
  })
  const valid = { name: 'Al', id: 'a', on: false, more: null }

  it('may lack what is optional', () => {
    expect(failures(owner, valid)).toEqual([])
  })

  it('tells every failure, in the order of its members', () => {
    expect(
      failures(owner, { age: 0, home: {}, token: 'ab', id: 'abcde', on: true }),
    ).toEqual([
      ['name', 'not be null'],
      ['age', 'have value greater than or equal to 1'],
      ['home.street', 'not be null'],
      ['token', 'have length greater than or equal to 3'],
      ['id', 'have length less than or equal to 4'],
      ['more', 'not be null'],
    ])
  })

  it('gives back what it was given', () => {
    const more = { any: ['thing', { at: 'all' }] }
    expect(validate(owner, { ...valid, more })).toEqual({ ...valid, more })
  })
})

describe('a union', () => {
  const either = union({
    text: string({ min: 2 }),
    number: structure({ value: integer() }),
  })
  const exactlyOne = 'have exactly one of the members set: [text, number]'

  it.each([
    [{ text: 'ab' }, []],
    [{ number: { value: 1 } }, []],
    [{}, [['it', exactlyOne]]],
    [{ text: 'ab', number: { value: 1 } }, [['it', exactlyOne]]],
    [{ text: 'a' }, [['it.text', 'have length greater than or equal to 2']]],
    [{ number: {} }, [['it.number.value', 'not be null']]],
    [
      { text: 'a', number: {} },
      [
        ['it.text', 'have length greater than or equal to 2'],
        ['it.number.value', 'not be null'],
        ['it', exactlyOne],
      ],
    ],
  ])('%j', (value, expected) => {
    expect(failures(structure({ it: either }), { it: value })).toEqual(expected)
  })
})
