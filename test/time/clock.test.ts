import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createClock } from '../../src/time/clock.ts'
import { MockError } from '../../src/errors.ts'

const NEW_YEAR = '2026-01-01T00:00:00.000Z'

afterEach(() => {
  vi.useRealTimers()
})

function fakeDate(now = NEW_YEAR): void {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) })
}

describe('a clock with a start', () => {
  it.each([NEW_YEAR, '2026-01-01', new Date(NEW_YEAR), Date.parse(NEW_YEAR)])(
    'stands frozen at %s',
    (start) => {
      const clock = createClock({ start })
      expect(clock.now()).toEqual(new Date(NEW_YEAR))
      expect(clock.nowMs()).toBe(Date.parse(NEW_YEAR))
      expect(clock.frozen).toBe(true)
    },
  )

  it('moves by what it is told, and only then', () => {
    fakeDate()
    const clock = createClock({ start: NEW_YEAR })
    vi.setSystemTime('2027-01-01')
    expect(clock.advanceBy({ minutes: 16 })).toEqual(
      new Date('2026-01-01T00:16:00Z'),
    )
    expect(clock.advanceTo('2026-01-02')).toEqual(new Date('2026-01-02'))
    expect(clock.now()).toEqual(new Date('2026-01-02'))
    expect(clock.frozen).toBe(true)
  })

  it('runs on from where it stands when it is resumed', () => {
    fakeDate('2030-05-05')
    const clock = createClock({ start: NEW_YEAR })
    clock.resume()
    expect(clock.frozen).toBe(false)
    expect(clock.now()).toEqual(new Date(NEW_YEAR))
    vi.setSystemTime('2030-05-05T00:00:10Z')
    expect(clock.now()).toEqual(new Date('2026-01-01T00:00:10Z'))
  })

  it('is back at its start, frozen, after a restart', () => {
    const clock = createClock({ start: NEW_YEAR })
    clock.advanceBy({ days: 1 })
    clock.resume()
    clock.restart()
    expect(clock.now()).toEqual(new Date(NEW_YEAR))
    expect(clock.frozen).toBe(true)
  })
})

describe('a clock without a start', () => {
  it('runs with real time', () => {
    fakeDate()
    const clock = createClock()
    expect(clock.frozen).toBe(false)
    expect(clock.now()).toEqual(new Date(NEW_YEAR))
    vi.setSystemTime('2026-01-01T00:00:01Z')
    expect(clock.now()).toEqual(new Date('2026-01-01T00:00:01Z'))
  })

  it('keeps running from where it was moved', () => {
    fakeDate()
    const clock = createClock()
    clock.advanceBy({ hours: 1 })
    vi.setSystemTime('2026-01-01T00:00:01Z')
    expect(clock.now()).toEqual(new Date('2026-01-01T01:00:01Z'))
    clock.advanceTo('2026-02-01')
    vi.setSystemTime('2026-01-01T00:00:03Z')
    expect(clock.now()).toEqual(new Date('2026-02-01T00:00:02Z'))
  })

  it('stands while it is frozen, and loses that time', () => {
    fakeDate()
    const clock = createClock()
    clock.freeze()
    expect(clock.frozen).toBe(true)
    vi.setSystemTime('2026-01-01T01:00:00Z')
    expect(clock.now()).toEqual(new Date(NEW_YEAR))
    clock.resume()
    expect(clock.now()).toEqual(new Date(NEW_YEAR))
    vi.setSystemTime('2026-01-01T01:00:05Z')
    expect(clock.now()).toEqual(new Date('2026-01-01T00:00:05Z'))
  })

  it('does not mind being frozen or resumed twice', () => {
    fakeDate()
    const clock = createClock()
    clock.resume()
    clock.freeze()
    vi.setSystemTime('2026-01-01T00:01:00Z')
    clock.freeze()
    expect(clock.now()).toEqual(new Date(NEW_YEAR))
    clock.resume()
    clock.resume()
    expect(clock.now()).toEqual(new Date(NEW_YEAR))
  })

  it('follows real time again after a restart', () => {
    fakeDate()
    const clock = createClock()
    clock.advanceBy({ days: 3 })
    clock.freeze()
    clock.restart()
    expect(clock.now()).toEqual(new Date(NEW_YEAR))
    expect(clock.frozen).toBe(false)
  })

  it('never goes back, not even when real time does', () => {
    fakeDate()
    const clock = createClock()
    expect(clock.now()).toEqual(new Date(NEW_YEAR))
    vi.setSystemTime('2020-01-01')
    expect(clock.now()).toEqual(new Date(NEW_YEAR))
  })

  it.each([
    ['advanceBy', '2026-01-01T00:16:00Z'],
    ['advanceTo', '2026-01-01T00:16:00Z'],
  ] as const)('moves with %s also after real time went back', (move, moved) => {
    fakeDate()
    const clock = createClock()
    expect(clock.now()).toEqual(new Date(NEW_YEAR))
    vi.setSystemTime('2020-01-01')
    const now =
      move === 'advanceBy'
        ? clock.advanceBy({ minutes: 16 })
        : clock.advanceTo(moved)
    expect(now).toEqual(new Date(moved))
  })
})

describe('any clock', () => {
  it.each([NEW_YEAR, undefined])('only goes forward (start: %s)', (start) => {
    fakeDate()
    const clock = createClock({ start })
    expect(() => clock.advanceTo('2025-12-31T23:59:59.999Z')).toThrow(
      new MockError(
        'The clock only goes forward: its time is 2026-01-01T00:00:00.000Z and cannot go back to 2025-12-31T23:59:59.999Z. Use reset() to start over.',
      ),
    )
    expect(() => clock.advanceBy({ minutes: -1 })).toThrow(
      new MockError(
        '"minutes" of a duration must be a number of 0 or more. Received: -1',
      ),
    )
    expect(clock.advanceTo(NEW_YEAR)).toEqual(new Date(NEW_YEAR))
    expect(clock.advanceBy({ seconds: 0 })).toEqual(new Date(NEW_YEAR))
  })

  it.each([
    ['yesterday', '"yesterday"'],
    [Number.NaN, 'NaN'],
    [new Date('x'), 'Invalid Date'],
    [null as never, 'null'],
    [[2026] as never, '[2026]'],
  ])('refuses %s as a point in time', (instant, shown) => {
    const refusal = new MockError(
      `Not a valid time: ${shown}. Allowed: a Date, ISO 8601 text such as "2026-01-01T00:00:00Z", or epoch milliseconds, in the years 0 to 9999`,
    )
    expect(() => createClock({ start: instant })).toThrow(refusal)
    expect(() => createClock({ start: NEW_YEAR }).advanceTo(instant)).toThrow(
      refusal,
    )
  })

  it.each([NEW_YEAR, undefined])(
    'cannot be moved past the year 9999 (start: %s)',
    (start) => {
      fakeDate()
      const clock = createClock({ start })
      const last = new Date('9999-12-31T23:59:59.999Z')
      expect(() => clock.advanceBy({ days: 1e9 })).toThrow(
        /^The clock cannot be moved past the year 9999\. Received: \d+ ms since 1970$/,
      )
      expect(() => clock.advanceTo(last.getTime() + 1)).toThrow(MockError)
      expect(clock.now()).toEqual(new Date(NEW_YEAR))
      expect(clock.advanceTo(last)).toEqual(last)
    },
  )

  it('runs at its scale, from where it stood when that was set', () => {
    fakeDate()
    const clock = createClock()
    vi.setSystemTime('2026-01-01T00:00:10Z')
    clock.setScale(60)
    expect(clock.scale).toBe(60)
    expect(clock.now()).toEqual(new Date('2026-01-01T00:00:10Z'))
    vi.setSystemTime('2026-01-01T00:00:20Z')
    expect(clock.now()).toEqual(new Date('2026-01-01T00:10:10Z'))
    clock.setScale(0.5)
    vi.setSystemTime('2026-01-01T00:00:30Z')
    expect(clock.now()).toEqual(new Date('2026-01-01T00:10:15Z'))
  })

  it('keeps its scale while frozen, and loses it in a restart', () => {
    fakeDate()
    const clock = createClock({ start: NEW_YEAR })
    clock.setScale(2)
    vi.setSystemTime('2026-01-01T00:00:10Z')
    expect(clock.now()).toEqual(new Date(NEW_YEAR))
    clock.resume()
    vi.setSystemTime('2026-01-01T00:00:15Z')
    expect(clock.now()).toEqual(new Date('2026-01-01T00:00:10Z'))
    clock.restart()
    expect(clock.scale).toBe(1)
  })

  it.each([
    [0, '0'],
    [-1, '-1'],
    [Number.NaN, 'NaN'],
    [Infinity, 'Infinity'],
    [1_000_001, '1000001'],
    ['2', '"2"'],
    [undefined, 'undefined'],
  ])('refuses %s as its scale', (scale, shown) => {
    const clock = createClock()
    expect(() => clock.setScale(scale as number)).toThrow(
      new MockError(
        `A clock's scale must be a number above 0, at most 1000000; 1 is the speed of real time. Received: ${shown}`,
      ),
    )
    expect(clock.scale).toBe(1)
  })

  it('tells of every change, and of no restart', () => {
    let changes = 0
    const clock = createClock({ onChange: () => (changes += 1) })
    clock.freeze()
    clock.advanceBy({ minutes: 1 })
    clock.resume()
    clock.setScale(3)
    clock.restart()
    expect(changes).toBe(4)
  })

  it("hands out dates that are the caller's own", () => {
    const clock = createClock({ start: NEW_YEAR })
    clock.now().setFullYear(2000)
    expect(clock.now()).toEqual(new Date(NEW_YEAR))
  })

  it('never goes back, whatever is done with it and with real time', () => {
    const step = fc.oneof(
      fc.constantFrom('freeze' as const, 'resume' as const),
      fc.record({ advanceMs: fc.nat({ max: 10_000 }) }),
      fc.record({ scale: fc.double({ min: 0.01, max: 100, noNaN: true }) }),
      fc.record({ systemMs: fc.nat({ max: 100_000 }) }),
    )
    fc.assert(
      fc.property(fc.boolean(), fc.array(step), (withStart, steps) => {
        fakeDate()
        const clock = createClock({ start: withStart ? NEW_YEAR : undefined })
        let latest = clock.nowMs()
        for (const next of steps) {
          if (typeof next === 'string') clock[next]()
          else if ('scale' in next) clock.setScale(next.scale)
          else if ('advanceMs' in next) {
            const before = clock.nowMs()
            clock.advanceBy({ milliseconds: next.advanceMs })
            expect(clock.nowMs()).toBe(before + next.advanceMs)
          } else vi.setSystemTime(Date.parse(NEW_YEAR) + next.systemMs)
          expect(clock.nowMs()).toBeGreaterThanOrEqual(latest)
          latest = clock.nowMs()
        }
      }),
    )
  })
})
