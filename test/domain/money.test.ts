import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  baseUnitsOfUsd,
  compare,
  isDecimal,
  normalize,
  subtract,
  usdOfBaseUnits,
} from '../../src/domain/money.ts'

const SCALE = 30

/** An amount as a whole number of 10^-30: the model that the text arithmetic must agree with. */
function scaled(text: string): bigint {
  const [, sign, whole = '', fraction = ''] =
    /^(-?)(\d+)\.?(\d*)$/.exec(text) ?? []
  const units = BigInt(whole + fraction.padEnd(SCALE, '0'))
  return sign === '-' ? -units : units
}

const digits = (minLength: number, maxLength: number) =>
  fc.string({
    unit: fc.constantFrom(...'0123456789'),
    minLength,
    maxLength,
  })

// as callers write it: leading and trailing zeros, up to thirty decimals
const unsignedDecimal = fc
  .tuple(digits(1, 25), digits(0, SCALE))
  .map(([whole, fraction]) => (fraction ? `${whole}.${fraction}` : whole))

const decimal = fc
  .tuple(fc.constantFrom('', '-'), unsignedDecimal)
  .map(([sign, text]) => sign + text)

describe('amounts', () => {
  it('add exactly', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(scaled(add(a, b))).toBe(scaled(a) + scaled(b))
      }),
    )
  })

  it('subtract exactly', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(scaled(subtract(a, b))).toBe(scaled(a) - scaled(b))
      }),
    )
  })

  it('compare by value, however they are written', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const difference = scaled(a) - scaled(b)
        expect(Math.sign(compare(a, b))).toBe(
          difference === 0n ? 0 : difference > 0n ? 1 : -1,
        )
        expect(compare(a, normalize(a))).toBe(0)
      }),
    )
  })

  it('normalize to the shortest text of the same value, without exponent', () => {
    fc.assert(
      fc.property(unsignedDecimal, (amount) => {
        const text = normalize(amount)
        expect(scaled(text)).toBe(scaled(amount))
        expect(text).toMatch(/^(0|[1-9]\d*)(\.\d*[1-9])?$/)
      }),
    )
  })

  it('come out of arithmetic as plain decimals', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(isDecimal(add(a, b))).toBe(true)
        expect(add(a, b)).toBe(normalize(add(a, b)))
      }),
    )
  })

  it.each([
    ['0.05', '0.03', '0.02'],
    ['1.00', '0.2', '0.8'],
    ['0.3', '0.1', '0.2'],
    ['100.00', '100', '0'],
    ['0.000001', '0.000001', '0'],
  ])('count down as observed: %s less %s is %s', (from, amount, left) => {
    expect(subtract(from, amount)).toBe(left)
  })
})

describe('isDecimal', () => {
  it('accepts what the arithmetic takes', () => {
    fc.assert(
      fc.property(decimal, (text) => {
        expect(isDecimal(text)).toBe(true)
      }),
    )
  })

  it.each([
    '',
    '-',
    '.',
    '1.',
    '.5',
    '+1',
    '1e2',
    '1E2',
    'NaN',
    'Infinity',
    '0x1',
    '1,0',
    ' 1',
    '1 ',
    '1\n',
    '1.2.3',
    '--1',
    '١',
  ])('refuses %j', (text) => {
    expect(isDecimal(text)).toBe(false)
  })
})

describe('base units', () => {
  it.each([
    [2000n, '0.002000'],
    [1n, '0.000001'],
    [0n, '0.000000'],
    [5_000_000n, '5.000000'],
    [10n ** 30n, `1${'0'.repeat(24)}.000000`],
  ])('%i are %s dollars', (baseUnits, usd) => {
    expect(usdOfBaseUnits(baseUnits)).toBe(usd)
  })

  it('come back from dollars as they went, up to the largest of a token', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), (units) => {
        expect(baseUnitsOfUsd(usdOfBaseUnits(units))).toBe(units.toString())
      }),
    )
  })

  it.each([
    ['0.10', '100000'],
    ['25', '25000000'],
    ['0.000001', '1'],
    ['0', '0'],
  ])('of %s dollars are %s', (usd, baseUnits) => {
    expect(baseUnitsOfUsd(usd)).toBe(baseUnits)
  })
})
