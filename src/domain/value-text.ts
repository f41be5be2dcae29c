/** Formats a value on one line for a message, as JSON where possible. */
export function valueText(value: unknown): string {
  // JSON writes null for NaN and invalid dates
  if (typeof value === 'number') return String(value)
  if (value instanceof Date && Number.isNaN(value.getTime())) {
    return String(value)
  }
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    // a bigint, or a circular object
    return String(value)
  }
}
