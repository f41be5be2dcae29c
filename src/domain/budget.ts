import { validationException } from '../errors.ts'
import {
  add,
  compare,
  isDecimal,
  normalize,
  subtract,
  type DecimalText,
} from './money.ts'

/** What a session may spend and has spent, in US dollars. Without limits the first two are null. */
export interface Budget {
  maxSpendAmount: DecimalText | null
  availableSpendAmount: DecimalText | null
  spentAmount: DecimalText
}

/** Opens the budget of a fresh session, in the form in which every later read shows it. */
export function openBudget(limit: DecimalText | null): Budget {
  const maxSpendAmount = limit === null ? null : normalize(limit)
  return {
    maxSpendAmount,
    availableSpendAmount: maxSpendAmount,
    spentAmount: '0',
  }
}

/**
 * Takes a payment out of a budget; spending all that is left is allowed.
 *
 * @throws ValidationException in the service's words (observed) when less is available; nothing is taken then.
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

/** Why a limit is refused, in the service's words (observed), or undefined when it is fine. */
export function maxSpendAmountProblem(value: string): string | undefined {
  if (!isDecimal(value)) {
    // inferred: the wording for text that is no number is not public
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
