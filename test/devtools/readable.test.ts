import { describe, expect, it } from 'vitest'
import {
  counted,
  countdown,
  readableAmount,
  readableBaseUnits,
  readableTime,
  shortId,
  span,
  timeOfDay,
} from '../../src/devtools/model/readable.ts'

describe('an amount', () => {
  it.each([
    ['0', '0.00'],
    ['0.1', '0.10'],
    ['100.00', '100.00'],
    ['0.002000', '0.002'],
    ['1234567.5', '1,234,567.50'],
    ['999', '999.00'],
    // a float would make 9007199254740992 of it
    ['9007199254740993', '9,007,199,254,740,993.00'],
  ])('of %s is %s', (amount, readable) => {
    expect(readableAmount(amount)).toBe(readable)
  })

  it.each([
    ['0', '0.00'],
    ['1', '0.000001'],
    ['25000000', '25.00'],
    ['1234567890', '1,234.56789'],
  ])('of %s base units is %s', (units, readable) => {
    expect(readableBaseUnits(units)).toBe(readable)
  })
})

describe('a span', () => {
  it.each([
    [0, '0:00', '0 s'],
    [1, '0:01', '0 s'],
    [59_000, '0:59', '59 s'],
    [65_000, '1:05', '1 min 5 s'],
    [3_723_000, '1:02:03', '1 h 2 min'],
    [90_061_000, '1 d 1:01:01', '1 d 1 h'],
    [86_400_000, '1 d 0:00:00', '1 d'],
  ])('of %i ms counts down as %s and reads %s', (ms, clock, words) => {
    expect(countdown(ms)).toBe(clock)
    expect(span(ms)).toBe(words)
  })
})

it('writes moments in UTC and whole seconds', () => {
  expect(readableTime('2026-01-01T12:00:00.999Z')).toBe('2026-01-01 12:00:00')
  expect(timeOfDay(0)).toBe('00:00:00')
})

it.each([
  ['payment-session-readySession001', 'readySession001'],
  ['payment-instrument-x', 'x'],
  [
    'arn:aws:bedrock-agentcore:us-east-1:123456789012:payment-manager/ready-a1b2c3d4e5',
    'ready-a1b2c3d4e5',
  ],
  ['0x99935f281d3ED1E804bF1413b76E0B03e1fed4F9', '0x99935f28…e1fed4F9'],
])('shortens %s to %s', (id, short) => {
  expect(shortId(id)).toBe(short)
})

it('counts one and many', () => {
  expect(counted(1, 'payment')).toBe('1 payment')
  expect(counted(10_000, 'payment')).toBe('10,000 payments')
})
