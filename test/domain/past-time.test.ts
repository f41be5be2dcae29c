import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ago, PAST_TIME, pastTimeMs } from '../../src/domain/past-time.ts'

const NOW = Date.parse('2026-01-01T00:00:00.500Z')

describe('a past time', () => {
  it.each([
    ['-30m', 1_800_000],
    ['-1h30m', 5_400_000],
    ['-90d', 7_776_000_000],
    ['-5ms', 5],
    ['-1m5ms', 60_005],
    ['-1d2h3m4s5ms', 93_784_005],
    ['-0s', 0],
  ])('%s is %i milliseconds ago', (text, ms) => {
    expect(text).toMatch(PAST_TIME)
    expect(pastTimeMs(text, NOW)).toBe(NOW - ms)
  })

  it.each([
    ['2025-12-31', '2025-12-31T00:00:00Z'],
    ['2025-12-31T12:00Z', '2025-12-31T12:00:00Z'],
    ['2025-12-31T12:00:00.250+02:00', '2025-12-31T10:00:00.250Z'],
  ])('%s is that time, whatever the time is', (text, time) => {
    expect(text).toMatch(PAST_TIME)
    expect(pastTimeMs(text, NOW)).toBe(Date.parse(time))
  })

  it.each([
    '',
    '-',
    '30m',
    '+30m',
    '-30',
    '-30x',
    '-30m1h',
    '-1.5h',
    '- 30m',
    '-30m ',
    '2026',
    '2026-01-01T00:00:00',
    'yesterday',
  ])('is not %j', (text) => {
    expect(text).not.toMatch(PAST_TIME)
    expect(pastTimeMs(text, NOW)).toBeNaN()
  })

  it.each(['2026-02-30', '2026-13-01', '2026-01-01T25:00Z'])(
    'is not %s, which no calendar or clock shows',
    (text) => {
      expect(pastTimeMs(text, NOW)).toBeNaN()
    },
  )
})

describe('how long ago something was', () => {
  it.each([
    [0, '-0s'],
    [999, '-999ms'],
    [61_001, '-1m1s1ms'],
    [1_000, '-1s'],
    [5_400_000, '-1h30m'],
    [90_061_000, '-1d1h1m1s'],
    [-5_000, '-0s'],
  ])('is said of %i milliseconds as %s', (ms, text) => {
    expect(ago(NOW - ms, NOW)).toBe(text)
  })

  it('is read back to the millisecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (ms) => {
        const text = ago(NOW - ms, NOW)
        expect(text).toMatch(PAST_TIME)
        expect(NOW - pastTimeMs(text, NOW)).toBe(ms)
      }),
    )
  })
})
