// @ts-check

const CELLS = 10

/**
 * Draws what is left of a budget, e.g. `[██--------] 0.02 of 0.10 USD left`.
 *
 * @param {string} available in US dollars, as the service writes it
 * @param {string} max in US dollars
 */
export function budgetBar(available, max) {
  const filled = Math.round((Number(available) / Number(max)) * CELLS)
  const bar = '█'.repeat(filled) + '-'.repeat(CELLS - filled)
  return `[${bar}] ${Number(available).toFixed(2)} of ${max} USD left`
}
