import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OrderedIndex } from '../../src/store/ordered-index.ts'

/** The same as an array that is sorted whenever it is read. */
class ArrayModel {
  readonly #sequences = new Set<number>()

  add(sequence: number): void {
    this.#sequences.add(sequence)
  }

  remove(sequence: number): void {
    this.#sequences.delete(sequence)
  }

  after(sequence: number): string[] {
    return [...this.#sequences]
      .filter((candidate) => candidate > sequence)
      .sort((a, b) => a - b)
      .map(keyOf)
  }
}

const keyOf = (sequence: number) => `row-${sequence}`
const sequence = fc.integer({ min: 1, max: 1500 })
const action = fc.oneof(
  fc.record({ do: fc.constant('add' as const), sequence }),
  fc.record({ do: fc.constant('remove' as const), sequence }),
  // whole stretches, so that chunks run empty and are split by what comes back
  fc.record({
    do: fc.constantFrom('addMany' as const, 'removeMany' as const),
    sequence,
    count: fc.integer({ min: 200, max: 600 }),
  }),
)

describe('an ordered index', () => {
  it('holds what a sorted array would, wherever reading starts', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 1200 }),
        fc.array(action, { maxLength: 25, size: 'max' }),
        fc.array(fc.nat({ max: 1600 }), { minLength: 1, maxLength: 5 }),
        (filled, actions, starts) => {
          const index = new OrderedIndex()
          const model = new ArrayModel()
          const held = new Set<number>()
          const add = (at: number) => {
            if (held.has(at)) return
            held.add(at)
            index.add(at, keyOf(at))
            model.add(at)
          }
          const remove = (at: number) => {
            held.delete(at)
            index.remove(at)
            model.remove(at)
          }
          for (let at = 1; at <= filled; at += 1) add(at)
          for (const step of actions) {
            const count = 'count' in step ? step.count : 1
            for (let offset = 0; offset < count; offset += 1) {
              const change = step.do.startsWith('add') ? add : remove
              change(step.sequence + offset)
            }
          }
          for (const start of [0, ...starts]) {
            expect([...index.after(start)]).toEqual(model.after(start))
          }
          expect(index.isEmpty).toBe(held.size === 0)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('ignores the removal of what it does not hold', () => {
    const index = new OrderedIndex()
    index.remove(1)
    index.add(2, 'two')
    index.remove(1)
    index.remove(3)
    expect([...index.after(0)]).toEqual(['two'])
  })

  it('reads on past rows that are added while it is read', () => {
    const index = new OrderedIndex()
    index.add(1, 'one')
    index.add(2, 'two')
    const reading = index.after(0)
    expect(reading.next().value).toBe('one')
    index.add(3, 'three')
    expect([...reading]).toEqual(['two', 'three'])
  })
})
