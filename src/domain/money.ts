import Big from 'big.js'

/** An exact decimal amount as text without exponent, e.g. `0.10`. */
export type DecimalText = string

const PLAIN_DECIMAL = /^-?\d+(\.\d+)?$/

/** Checks whether a text is a plain decimal: digits, at most one point, no exponent, no sign but `-`. */
export function isDecimal(text: string): boolean {
  return PLAIN_DECIMAL.test(text)
}

/** Adds two amounts, without trailing zeros. */
export function add(a: DecimalText, b: DecimalText): DecimalText {
  return format(new Big(a).plus(b))
}

/** Subtracts two amounts, without trailing zeros. */
export function subtract(a: DecimalText, b: DecimalText): DecimalText {
  return format(new Big(a).minus(b))
}

/** Compares two amounts: negative, zero or positive, as `a` is below, equal to or above `b`. */
export function compare(a: DecimalText, b: DecimalText): number {
  return new Big(a).cmp(b)
}

/**
 * Removes trailing zeros, as in every reply except the one to CreatePaymentSession
 * (recorded: a session made with `1.00` is read as `1`; observed: 0.05 less 0.003303 as `0.046697`).
 */
export function normalize(amount: DecimalText): DecimalText {
  return format(new Big(amount))
}

/**
 * Converts base units of a token to US dollars; one USDC is one dollar
 * (documented: the service converts base units of six decimals for budget enforcement).
 *
 * @returns a decimal with exactly six decimals (observed: `0.002000`).
 */
export function usdOfBaseUnits(baseUnits: bigint): DecimalText {
  return new Big(baseUnits.toString()).div(1_000_000).toFixed(6)
}

/**
 * Converts US dollars to base units of a token.
 *
 * @param usd a decimal with at most six decimals
 */
export function baseUnitsOfUsd(usd: DecimalText): string {
  return new Big(usd).times(1_000_000).toFixed(0)
}

function format(amount: Big): DecimalText {
  return amount.toFixed()
}
