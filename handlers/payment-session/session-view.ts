import type { PaymentSessionRow } from '../../src/store/rows.ts'

/** A session as the service answers it: no status, no spent amount (documented: the API reference). */
export function sessionView(row: PaymentSessionRow) {
  const { maxSpendAmount, availableSpendAmount, budgetUpdatedAt } = row
  return {
    ...row,
    limits:
      maxSpendAmount === null
        ? undefined
        : { maxSpendAmount: usd(maxSpendAmount) },
    // inferred: clients read absent limits as uncapped
    availableLimits:
      availableSpendAmount === null
        ? undefined
        : {
            availableSpendAmount: usd(availableSpendAmount),
            // recorded: it has a time of its own
            updatedAt: budgetUpdatedAt,
          },
  }
}

function usd(value: string) {
  return { value, currency: 'USD' as const }
}
