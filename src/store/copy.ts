/** A deep copy of plain JSON, without the symbols that the engine keeps on its rows. */
export function copyOf<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) {
    return value
  }
  if (Array.isArray(value)) {
    return value.map(copyOf) as Value
  }
  const copy: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) {
    copy[name] = copyOf(member)
  }
  return copy as Value
}
