/** A test framework's equality function, which supports its asymmetric matchers. */
export type Equals = (a: unknown, b: unknown) => boolean

/** An asymmetric matcher of any test framework: `expect.any(String)`, `expect.stringMatching(…)`. */
export interface AsymmetricMatcher {
  asymmetricMatch(value: unknown): boolean
}

/** Some members of a value, at every depth; an asymmetric matcher may stand for each. */
export type Partially<Value> =
  | AsymmetricMatcher
  | (Value extends readonly (infer Item)[]
      ? readonly Partially<Item>[]
      : Value extends object
        ? {
            readonly [Name in keyof Value]?: Partially<Value[Name]> | undefined
          }
        : Value)

/**
 * Lists the differences of a value from a pattern. Objects may have more members than the pattern; arrays must have
 * the same length.
 *
 * @returns one line for each difference.
 */
export function differences(
  value: unknown,
  pattern: unknown,
  equals: Equals,
  path = '',
): string[] {
  const inMember = (key: string | number, from: object, expected: unknown) =>
    differences(
      Object.hasOwn(from, key) ? Reflect.get(from, key) : undefined,
      expected,
      equals,
      path === '' ? String(key) : `${path}.${key}`,
    )
  if (isPlainObject(pattern) && isPlainObject(value)) {
    return Object.entries(pattern).flatMap(([key, expected]) =>
      inMember(key, value, expected),
    )
  }
  if (
    Array.isArray(pattern) &&
    Array.isArray(value) &&
    pattern.length === value.length
  ) {
    return pattern.flatMap((expected, index) =>
      inMember(index, value, expected),
    )
  }
  return equals(value, pattern)
    ? []
    : [
        `${path || 'the input'}: expected ${shorten(pattern)}, received ${shorten(value)}`,
      ]
}

/** Formats a value on one line, and cuts off a long text. */
export function shorten(value: unknown): string {
  const text = toText(value)
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`
}

const LONGEST = 300

function toText(value: unknown): string {
  try {
    // undefined and functions have no JSON
    return JSON.stringify(value, asymmetricByName) ?? String(value)
  } catch {
    // a circular value, such as an SDK client
    return String(value)
  }
}

interface NamedMatcher extends AsymmetricMatcher {
  toAsymmetricMatcher?(): string
  sample?: unknown
}

/** Checks whether a value is an asymmetric matcher, such as `expect.any(String)`. */
export function isAsymmetric(value: unknown): value is NamedMatcher {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'asymmetricMatch') === 'function'
  )
}

function asymmetricByName(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`
  if (!isAsymmetric(value)) return value
  const name = value.toAsymmetricMatcher?.() ?? String(value)
  // `Any<String>` is complete, `StringMatching` needs its sample
  if (value.sample === undefined || name.includes('<')) return name
  const { sample } = value
  return `${name} ${sample instanceof RegExp ? String(sample) : toText(sample)}`
}

/** Checks whether a value has members to compare one by one. */
export function isPlainObject(
  value: unknown,
): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || isAsymmetric(value)) {
    return false
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
