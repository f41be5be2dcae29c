import { validationException } from '../errors.ts'
import {
  add,
  compare,
  isDecimal,
  normalize,
  subtract,
  type DecimalText,
} from './money.ts'

/** The limit, the available and the spent amount of a session, in US dollars. Without limits the first two are null. */
export interface Budget {
  maxSpendAmount: DecimalText | null
  availableSpendAmount: DecimalText | null
  spentAmount: DecimalText
}

/** Creates the budget of a new session, in the form of every later read. */
export function openBudget(limit: DecimalText | null): Budget {
  const maxSpendAmount = limit === null ? null : normalize(limit)
  return {
    maxSpendAmount,
    availableSpendAmount: maxSpendAmount,
    spentAmount: '0',
  }
}

/**
 * Subtracts a payment from a budget, which may spend all that is left.
 *
 * @throws ValidationException with the service's text (observed) when less is available; the budget does not change then.
 */
export function spend(
  budget: Budget,
  amount: DecimalText,
  paymentSessionId: string,
): Budget {
  const { availableSpendAmount } = budget
  const spentAmount = add(budget.spentAmount, amount)
  if (availableSpendAmount === null) {
    // documented: without limits the spend is tracked but not enforced
    return { ...budget, spentAmount }
  }
  if (compare(amount, availableSpendAmount) > 0) {
    throw validationException(
      `Insufficient budget for session ${paymentSessionId}. Pending amount: ${availableSpendAmount} USD, Transaction amount: ${amount} USD`,
    )
  }
  return {
    ...budget,
    availableSpendAmount: subtract(availableSpendAmount, amount),
    spentAmount,
  }
}

// observed: 9999.99 accepted, 10000.01 refused with this bound in the message; 10000 itself inferred
const MAX_SPEND_CEILING = '10000'

/** Returns why a limit is refused, in the service's words (observed); undefined for a valid one. */
export function maxSpendAmountProblem(value: string): string | undefined {
  if (!isDecimal(value)) {
    // inferred: the text for a value that is not a number is not public
    return `MaxSpendAmount value must be a decimal number. Received: ${value}`
  }
  if (compare(value, '0') <= 0) {
    return 'MaxSpendAmount value must be positive'
  }
  if (compare(value, MAX_SPEND_CEILING) > 0) {
    return `MaxSpendAmount value must not exceed ${MAX_SPEND_CEILING}. Received: ${value}`
  }
  return undefined
}
