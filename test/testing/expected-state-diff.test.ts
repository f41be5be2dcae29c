import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { stateDiffDifferences } from '../../src/testing/expected-state-diff.ts'
import type { StateDiff } from '../../src/world/diff.ts'

const equals = (a: unknown, b: unknown) =>
  JSON.stringify(a) === JSON.stringify(b)
const differences = (actual: object, expected: object) =>
  stateDiffDifferences(actual as StateDiff, expected as StateDiff, equals)

const change = fc.oneof(
  fc.constantFrom('created', 'deleted'),
  fc.dictionary(
    fc.constantFrom('userId', 'createdAt'),
    fc.tuple(fc.string(), fc.string()),
    { minKeys: 1 },
  ),
)
const rows = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), change, {
  minKeys: 1,
})
const diff = fc.dictionary(
  fc.constantFrom('paymentSession', 'payment', 'paymentInstrument'),
  rows,
  { minKeys: 1 },
)

it('finds none between a diff and itself', () => {
  fc.assert(
    fc.property(diff, (whole) => {
      expect(differences(whole, whole)).toEqual([])
    }),
  )
})

it('finds one, of either side, when a row is missing', () => {
  fc.assert(
    fc.property(diff, fc.nat(), fc.nat(), (whole, nth, nthRow) => {
      const tables = Object.entries(whole)
      const [table, all] = tables[nth % tables.length] as [string, object]
      const key = Object.keys(all)[nthRow % Object.keys(all).length] as string
      const { [key]: _, ...others } = all as Record<string, unknown>
      const part = { ...whole, [table]: others }
      expect(differences(whole, part)).toEqual([
        expect.stringContaining(`${table}.${key}: expected no change, `),
      ])
      expect(differences(part, whole)).toEqual([
        expect.stringMatching(`^${table}\\.${key}: .* received no change$`),
      ])
    }),
  )
})

it('takes the key of a row for that row, whatever its name', () => {
  expect(differences({}, { payment: { toString: 'created' } })).toEqual([
    'payment.toString: expected "created", received no change',
  ])
  expect(differences({ payment: { toString: 'created' } }, {})).toEqual([
    'payment.toString: expected no change, received "created"',
  ])
})
