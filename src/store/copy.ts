/** A deep copy of plain JSON, without the symbols that the engine keeps on its rows. */
export function copyOf<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) {
    return value
  }
  if (Array.isArray(value)) {
    return value.map(copyOf) as Value
  }
  const copy: Record<string, unknown> = {}
  // not Object.entries: it would make an array and a pair for every column of every row
  for (const name in value) {
    const member: unknown = value[name]
    copy[name] =
      typeof member === 'object' && member !== null ? copyOf(member) : member
  }
  return copy as Value
}

/** A deep copy that nobody can change, so that it may be handed out as it is. */
export function frozenCopyOf<Value>(value: Value): Value {
  return deepFreeze(copyOf(value))
}

/** Makes plain JSON unchangeable, the very value and all in it. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze)
    Object.freeze(value)
  }
  return value
}
