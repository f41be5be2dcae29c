import { describe, expect, it } from 'vitest'
import { closestName, didYouMean } from '../../src/domain/closest-name.ts'

const KNOWN = ['scenario', 'seed', 'now', 'port']

describe('the closest name', () => {
  it.each([
    ['sceanrio', 'scenario'],
    ['Scenario', 'scenario'],
    ['PORT', 'port'],
    ['seeds', 'seed'],
    ['sed', 'seed'],
  ])('to %s is %s', (name, meant) => {
    expect(closestName(name, KNOWN)).toBe(meant)
    expect(didYouMean(name, KNOWN)).toBe(` Did you mean "${meant}"?`)
  })

  it.each(['journal', 'so', 'noo-one', ''])(
    'to %j is none when more than a third of its letters differ',
    (name) => {
      expect(closestName(name, KNOWN)).toBeUndefined()
      expect(didYouMean(name, KNOWN)).toBe('')
    },
  )

  it('is none among none', () => {
    expect(closestName('seed', [])).toBeUndefined()
  })
})
