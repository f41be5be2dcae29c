import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  maxSpendAmountProblem,
  openBudget,
  spend,
} from '../../src/domain/budget.ts'
import {
  add,
  baseUnitsOfUsd,
  compare,
  usdOfBaseUnits,
} from '../../src/domain/money.ts'
import { ServiceException } from '../../src/errors.ts'

const SESSION = 'payment-session-mAB6PzTFxEcvL4B'

describe('openBudget', () => {
  it('keeps the limit without trailing zeros', () => {
    expect(openBudget('0.10')).toEqual({
      maxSpendAmount: '0.1',
      availableSpendAmount: '0.1',
      spentAmount: '0',
    })
  })

  it('has nothing to enforce without a limit', () => {
    expect(openBudget(null)).toEqual({
      maxSpendAmount: null,
      availableSpendAmount: null,
      spentAmount: '0',
    })
  })
})

describe('spend', () => {
  it('counts down as observed', () => {
    let budget = openBudget('0.05')
    const left: (string | null)[] = []
    for (const amount of ['0.010000', '0.010000', '0.010000', '0.020000']) {
      budget = spend(budget, amount, SESSION)
      left.push(budget.availableSpendAmount)
    }
    expect(left).toEqual(['0.04', '0.03', '0.02', '0'])
    expect(budget).toMatchObject({
      maxSpendAmount: '0.05',
      spentAmount: '0.05',
    })
  })

  it.each([
    ['0.001', '0.002000', '0.001'],
    ['0.0001', '0.001000', '0.0001'],
    ['0.10', '0.100001', '0.1'],
    ['1', '5.000000', '1'],
  ])(
    'refuses, out of %s, a payment of %s in the words that were observed',
    (limit, amount, pending) => {
      const budget = openBudget(limit)
      expect(() => spend(budget, amount, SESSION)).toThrow(
        expect.objectContaining({
          name: 'ValidationException',
          message: `Insufficient budget for session ${SESSION}. Pending amount: ${pending} USD, Transaction amount: ${amount} USD`,
          members: {},
        }),
      )
      expect(budget).toEqual(openBudget(limit))
    },
  )

  it('refuses the smallest amount when nothing is left', () => {
    const spent = spend(openBudget('1.00'), '1.000000', SESSION)
    expect(() => spend(spent, '0.000001', SESSION)).toThrow(
      'Pending amount: 0 USD, Transaction amount: 0.000001 USD',
    )
  })

  it('keeps count without a limit, whatever is spent', () => {
    let budget = openBudget(null)
    for (const amount of ['999999.000000', '0.000001']) {
      budget = spend(budget, amount, SESSION)
    }
    expect(budget).toEqual({
      maxSpendAmount: null,
      availableSpendAmount: null,
      spentAmount: '999999.000001',
    })
  })

  it('never breaks available + spent = max and never goes below zero', () => {
    const baseUnits = fc.bigInt({ min: 1n, max: 3_000_000n })
    fc.assert(
      fc.property(
        baseUnits,
        fc.array(baseUnits, { maxLength: 30, size: 'max' }),
        (limit, amounts) => {
          let budget = openBudget(usdOfBaseUnits(limit))
          let left = limit
          for (const amount of amounts) {
            const attempt = () => spend(budget, usdOfBaseUnits(amount), SESSION)
            if (amount > left) {
              expect(attempt).toThrow(ServiceException)
            } else {
              budget = attempt()
              left -= amount
            }
            const { availableSpendAmount, spentAmount, maxSpendAmount } = budget
            const available = availableSpendAmount ?? ''
            expect(baseUnitsOfUsd(available)).toBe(left.toString())
            expect(compare(available, '0')).toBeGreaterThanOrEqual(0)
            expect(
              compare(add(available, spentAmount), maxSpendAmount ?? ''),
            ).toBe(0)
          }
        },
      ),
    )
  })
})

describe('maxSpendAmountProblem', () => {
  it.each(['0.001', '0.0001', '9999.99', '10000', '10000.00', '1'])(
    'has nothing against %s',
    (value) => {
      expect(maxSpendAmountProblem(value)).toBeUndefined()
    },
  )

  it.each([
    ['0', 'MaxSpendAmount value must be positive'],
    ['-1.00', 'MaxSpendAmount value must be positive'],
    ['-99999', 'MaxSpendAmount value must be positive'],
    [
      '10000.01',
      'MaxSpendAmount value must not exceed 10000. Received: 10000.01',
    ],
    ['ten', 'MaxSpendAmount value must be a decimal number. Received: ten'],
    ['1e9', 'MaxSpendAmount value must be a decimal number. Received: 1e9'],
  ])('refuses %s', (value, problem) => {
    expect(maxSpendAmountProblem(value)).toBe(problem)
  })
})
