/** The session has too little left for this payment. Nothing was paid. */
export class BudgetExhaustedError extends Error {
  override name = 'BudgetExhaustedError'
}

/** The session has expired or was deleted. Nothing was paid. */
export class SessionOverError extends Error {
  override name = 'SessionOverError'
}

/** The resource cannot be bought: no way to pay suits this agent, or the merchant refused the proof. */
export class NotForSaleError extends Error {
  override name = 'NotForSaleError'
}
