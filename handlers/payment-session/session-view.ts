import type { PaymentSessionRow } from '../../src/store/rows.ts'

/** Builds a session in a reply: no status, no spent amount (documented: the API reference). */
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
            // recorded: the amounts have their own time
            updatedAt: budgetUpdatedAt,
          },
  }
}

function usd(value: string) {
  return { value, currency: 'USD' as const }
}
