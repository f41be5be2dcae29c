import { expect, it } from 'vitest'
import { createRedactor, REDACTED } from '../../src/protocol/redact.ts'
import { readInput } from '../../src/protocol/read.ts'
import { membersOf, shapeOf } from '../../src/protocol/shape.ts'
import {
  integer,
  map,
  optional,
  string,
  structure,
} from '../../src/protocol/shapes.ts'
import { brokenConstraints } from '../../src/protocol/validate.ts'
import { writeOutput } from '../../src/protocol/write.ts'

const tags = map(string({ min: 1, pattern: '[a-z]+' }), string({ max: 2 }), {
  max: 2,
})
const members = membersOf({ tags: optional(tags) })

const read = (value: unknown) =>
  readInput(members, {
    body: JSON.stringify({ tags: value }),
    labels: new Map(),
    query: new URLSearchParams(),
    headers: new Headers(),
  })

it('is read with every key that it has, but for those without a value', () => {
  const value = { a: '1', B: 'xyz', gone: null }
  expect(read(value)).toMatchObject({
    input: { tags: { a: '1', B: 'xyz' } },
    unknownMembers: [],
  })
})

it.each([
  ['text', 'STRING', 'a Map', 'tags'],
  [['a'], 'LIST', 'a Map', 'tags'],
  [{ a: 1 }, 'NUMBER', 'a String', 'tags.a'],
])('refuses %j', (value, kind, wanted, path) => {
  expect(() => read(value)).toThrow(
    expect.objectContaining({
      name: 'SerializationException',
      message: `${kind}_VALUE can not be converted to ${wanted} at '${path}'`,
    }),
  )
})

it('satisfies the constraints of its keys, its values and its own', () => {
  const namesOf = (value: object) =>
    brokenConstraints(structure({ tags }), { tags: value }).map(
      ({ name }) => name,
    )
  expect(namesOf({ a: '1', b: '22' })).toEqual([])
  expect(namesOf({ a: '333', B: '1' })).toEqual(['tags.a', 'tags.B'])
  expect(namesOf({ a: '', b: '', c: '' })).toEqual(['tags'])
})

it('is written as it is, its values by their shape', () => {
  const counts = membersOf({
    counts: map(string(), structure({ n: integer() })),
  })
  expect(
    writeOutput(counts, { counts: { b: { n: 1, secret: 2 }, a: { n: 3 } } }),
  ).toBe('{"counts":{"b":{"n":1},"a":{"n":3}}}')
})

it('is redacted value by value', () => {
  const redact = createRedactor(
    shapeOf(structure({ keys: map(string(), string({ sensitive: true })) })),
  )
  expect(redact({ keys: { a: 'k-1', b: 'k-2' } })).toEqual({
    keys: { a: REDACTED, b: REDACTED },
  })
})
