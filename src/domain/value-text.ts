/** A value on one line, for a message: JSON where it has any. */
export function valueText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    // a bigint, or an object that holds itself
    return String(value)
  }
}
