import { describe, expect, it } from 'vitest'
import { expiresAtMs, isExpired } from '../../src/domain/session-lifecycle.ts'

const SESSION = { createdAt: '2026-01-01T00:00:00Z', expiryTimeInMinutes: 15 }
const END = Date.UTC(2026, 0, 1, 0, 15)

describe('a session', () => {
  it('ends its minutes after it was created', () => {
    expect(expiresAtMs(SESSION)).toBe(END)
  })

  it.each([
    [END - 1, false],
    [END, true],
    [END + 1, true],
    [Date.UTC(2026, 0, 1), false],
  ])('at %i is expired: %s', (nowMs, expired) => {
    expect(isExpired(SESSION, nowMs)).toBe(expired)
  })
})
