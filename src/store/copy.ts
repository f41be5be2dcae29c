/** Copies plain JSON deeply, without the symbols that @mswjs/data adds to rows. */
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

/** Copies plain JSON deeply and freezes it, so that it can be shared. */
export function frozenCopyOf<Value>(value: Value): Value {
  return deepFreeze(copyOf(value))
}

/** Freezes plain JSON deeply. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze)
    Object.freeze(value)
  }
  return value
}
