/** Units in which people give a span of time. */
export const UNITS = ['seconds', 'minutes', 'hours', 'days'] as const
export type Unit = (typeof UNITS)[number]

/**
 * A span that somebody typed.
 *
 * @throws Error for a text that is no number above 0.
 */
export function readSpan(
  text: string,
  unit: Unit,
): { [Name in Unit]?: number } {
  const amount = Number(text)
  if (text.trim() === '' || !Number.isFinite(amount) || amount <= 0) {
    throw new Error(`Give a number above 0. Received: ${JSON.stringify(text)}`)
  }
  return { [unit]: amount }
}
