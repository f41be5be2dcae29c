/** A value on one line, for a message: JSON where it has any. */
export function valueText(value: unknown): string {
  // JSON writes null for a number or a date that is none
  if (typeof value === 'number') return String(value)
  if (value instanceof Date && Number.isNaN(value.getTime())) {
    return String(value)
  }
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    // a bigint, or an object that holds itself
    return String(value)
  }
}
