import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom, type Random, type RandomSeed } from '../src/random.ts'

const seed = fc.oneof(fc.string(), fc.integer())

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const draw = (random: Random, count = 5) =>
  Array.from({ length: count }, () => hex(random.bytes(16)))

describe('a source of randomness', () => {
  it('gives the same bytes for the same seed', () => {
    fc.assert(
      fc.property(seed, fc.array(fc.nat({ max: 70 })), (of, sizes) => {
        const one = createRandom(of, 'ids')
        const other = createRandom(of, 'ids')
        for (const size of sizes) {
          const bytes = one.bytes(size)
          expect(bytes).toHaveLength(size)
          expect(bytes).toEqual(other.bytes(size))
        }
      }),
    )
  })

  it('gives the same bytes in every version of the mock', () => {
    expect(hex(createRandom('agentcore-payments-mock', 'state').bytes(8))).toBe(
      'a6d07c442144bfc1',
    )
  })

  it.each<[RandomSeed, RandomSeed]>([
    ['a', 'b'],
    [1, 2],
    ['', ' '],
  ])('gives others for the seeds %j and %j', (one, other) => {
    expect(draw(createRandom(one, 'ids'))).not.toEqual(
      draw(createRandom(other, 'ids')),
    )
  })

  it('gives others on another stream', () => {
    expect(draw(createRandom('a', 'ids'))).not.toEqual(
      draw(createRandom('a', 'requests')),
    )
  })

  it('is not shifted by what is drawn on another stream', () => {
    const alone = createRandom('a', 'ids')
    const beside = createRandom('a', 'ids')
    const other = createRandom('a', 'requests')
    for (let index = 0; index < 10; index += 1) {
      other.bytes(index)
      expect(beside.bytes(7)).toEqual(alone.bytes(7))
    }
  })

  it('starts over when it is restarted', () => {
    const random = createRandom('a', 'ids')
    const first = draw(random)
    expect(draw(random)).not.toEqual(first)
    random.restart()
    expect(draw(random)).toEqual(first)
  })

  it('draws every byte about equally often', () => {
    const counts = Array.from({ length: 256 }, () => 0)
    for (const byte of createRandom('a', 'ids').bytes(256 * 200)) {
      counts[byte] = (counts[byte] ?? 0) + 1
    }
    expect(Math.min(...counts)).toBeGreaterThan(120)
    expect(Math.max(...counts)).toBeLessThan(290)
  })
})
