import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { durationMs, type Duration } from '../../src/domain/duration.ts'
import { MockError } from '../../src/errors.ts'

describe('durationMs', () => {
  it.each<[Duration, number]>([
    [{ days: 1 }, 86_400_000],
    [{ hours: 1 }, 3_600_000],
    [{ minutes: 16 }, 960_000],
    [{ seconds: 1 }, 1000],
    [{ milliseconds: 1 }, 1],
    [{ hours: 1, seconds: 30 }, 3_630_000],
    [{ minutes: 0.5 }, 30_000],
    [{ seconds: 0 }, 0],
  ])('of %j is %i', (duration, expected) => {
    expect(durationMs(duration)).toBe(expected)
  })

  it('is the sum of its parts', () => {
    const part = fc.nat({ max: 10_000 })
    fc.assert(
      fc.property(
        fc.record({ days: part, hours: part, minutes: part, seconds: part }),
        ({ days, hours, minutes, seconds }) => {
          expect(durationMs({ days, hours, minutes, seconds })).toBe(
            (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000,
          )
        },
      ),
    )
  })

  it.each([
    [
      {},
      'A duration needs at least one of: days, hours, minutes, seconds, milliseconds. Received: {}',
    ],
    [
      { weeks: 1 },
      'Unknown unit "weeks" in a duration. Allowed: days, hours, minutes, seconds, milliseconds',
    ],
    [
      { minutes: -1 },
      '"minutes" of a duration must be a number of 0 or more. Received: -1',
    ],
    [
      { minutes: '16' },
      '"minutes" of a duration must be a number of 0 or more. Received: "16"',
    ],
    [
      { minutes: undefined },
      '"minutes" of a duration must be a number of 0 or more. Received: undefined',
    ],
  ])('refuses %j', (duration, message) => {
    expect(() => durationMs(duration as Duration)).toThrow(
      new MockError(message),
    )
  })

  it.each(['constructor', 'toString', '__proto__'])(
    'refuses the unit %s as any other that it does not know',
    (unit) => {
      const duration = JSON.parse(`{"${unit}":5}`) as Duration
      expect(() => durationMs(duration)).toThrow(`Unknown unit "${unit}"`)
    },
  )

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (seconds) => {
    expect(() => durationMs({ seconds })).toThrow(MockError)
  })
})
