import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isInstantText,
  isPrintable,
  toEpochMs,
  toTimestamp,
} from '../../src/domain/timestamp.ts'

describe('a timestamp', () => {
  it('is printed in UTC, to the millisecond', () => {
    expect(toTimestamp(Date.UTC(2025, 6, 15, 10, 35, 0, 99))).toBe(
      '2025-07-15T10:35:00.099Z',
    )
  })

  it('holds the years 0 to 9999', () => {
    const first = Date.parse('0000-01-01T00:00:00Z')
    const last = Date.parse('9999-12-31T23:59:59.999Z')
    expect([first - 1, first, last, last + 1].map(isPrintable)).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(isPrintable(Number.NaN)).toBe(false)
    expect(toTimestamp(first)).toBe('0000-01-01T00:00:00.000Z')
    expect(toTimestamp(last)).toBe('9999-12-31T23:59:59.999Z')
  })

  it('comes back as the millisecond that it was made of', () => {
    const epochMs = fc.integer({
      min: Date.parse('0000-01-01T00:00:00Z'),
      max: Date.UTC(9999, 11, 31, 23, 59, 59, 999),
    })
    fc.assert(
      fc.property(epochMs, (ms) => {
        expect(toEpochMs(toTimestamp(ms))).toBe(ms)
      }),
    )
  })

  it.each([
    '2026-01-01T00:00:00Z',
    '2026-01-01T00:00:00.5Z',
    '2026-01-01T00:00:00.123Z',
  ])('is read from outside as %s', (text) => {
    expect(isInstantText(text)).toBe(true)
  })

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-01-01',
    '2026-01-01T00:00:00',
    '2026-01-01T00:00:00+01:00',
    '2026-01-01T00:00:00.1234Z',
    'noon',
  ])('is not read from outside as %s', (text) => {
    expect(isInstantText(text)).toBe(false)
  })

  it('sorts as text as it does in time', () => {
    const epochMs = fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) })
    fc.assert(
      fc.property(epochMs, epochMs, (a, b) => {
        if (toTimestamp(a) < toTimestamp(b)) expect(a).toBeLessThan(b)
      }),
    )
  })
})
