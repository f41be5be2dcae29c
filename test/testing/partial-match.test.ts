import { expect, it } from 'vitest'
import { differences } from '../../src/testing/partial-match.ts'

const found = (value: unknown, pattern: unknown) =>
  differences(value, pattern, Object.is)

it('finds none in a list whose items have more members than the pattern', () => {
  expect(found([{ a: 1, b: 2 }, 3], [{ a: 1 }, 3])).toEqual([])
})

it('names the item of a list that differs', () => {
  expect(found({ list: [1, { a: 1 }] }, { list: [1, { a: 2 }] })).toEqual([
    'list.1.a: expected 2, received 1',
  ])
})

it('compares lists of other lengths as a whole', () => {
  expect(found({ list: [1] }, { list: [1, 2] })).toEqual([
    'list: expected [1,2], received [1]',
  ])
})

it('cuts off long values and prints what has no JSON', () => {
  expect(found({ a: 'x'.repeat(500) }, { a: undefined })).toEqual([
    `a: expected undefined, received "${'x'.repeat(299)}…`,
  ])
  expect(found(1n, 2)).toEqual(['the input: expected 2, received "1n"'])
})
