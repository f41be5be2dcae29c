/** Units of the duration fields. */
export const UNITS = ['seconds', 'minutes', 'hours', 'days'] as const
export type Unit = (typeof UNITS)[number]

/**
 * Reads a duration that was typed.
 *
 * @throws Error for a text that is not a number above 0.
 */
export function readSpan(
  text: string,
  unit: Unit,
): { [Name in Unit]?: number } {
  const amount = Number(text)
  if (text.trim() === '' || !Number.isFinite(amount) || amount <= 0) {
    throw new Error(`Enter a number above 0. Received: ${JSON.stringify(text)}`)
  }
  return { [unit]: amount }
}
