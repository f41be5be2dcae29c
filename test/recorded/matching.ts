/** Names that a recorded life gave to what it made, by the name that the steps have for them. */
export type Names = Map<string, string>

/** Stands in a recorded reply for what is another each time. */
export interface Pattern {
  readonly matches: (value: unknown, names: Names) => boolean
  readonly wanted: string
}

/** JSON in which patterns stand for some values, and `{name}` in texts for a name that was given before. */
export type Template =
  | string
  | number
  | boolean
  | null
  | Pattern
  | readonly Template[]
  | { readonly [member: string]: Template }

/** A time as the wire has it: ISO 8601 to the millisecond. */
export const time: Pattern = {
  wanted: 'a time with milliseconds',
  matches: (value) =>
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value),
}

/** A time as the identity operations have it: epoch seconds, to the millisecond. */
export const epoch: Pattern = {
  wanted: 'epoch seconds with milliseconds',
  matches: (value) =>
    typeof value === 'number' &&
    Number.isInteger(Math.round(value * 1e6) / 1e3),
}

/** A text of a form; the steps that follow know it by a name. */
export function named(name: string, form: RegExp): Pattern {
  return {
    wanted: `a text like ${form.source}`,
    matches(value, names) {
      if (typeof value !== 'string') return false
      const known = names.get(name)
      names.set(name, value)
      return known === undefined ? form.test(value) : known === value
    },
  }
}

/** A text of a form, in which `{name}` stands for a name that was given before. */
export function like(form: string): Pattern {
  return {
    wanted: `a text like ${form}`,
    matches: (value, names) =>
      typeof value === 'string' &&
      new RegExp(`^${fill(form, names)}$`).test(value),
  }
}

/** A text in which every `{name}` is what was given that name. */
function fill(text: string, names: Names): string {
  return text.replaceAll(
    /\{([a-zA-Z]+)\}/g,
    (whole, name) => names.get(name) ?? whole,
  )
}

/** Puts names in the place of every `{name}` in a value. */
export function filled(value: Template, names: Names): unknown {
  if (typeof value === 'string') return fill(value, names)
  if (Array.isArray(value)) return value.map((item) => filled(item, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([member, inner]) => [
      member,
      filled(inner as Template, names),
    ]),
  )
}

/** Says member by member where a reply differs from what was recorded; members that were not there are differences. */
export function differences(
  recorded: Template,
  reply: unknown,
  names: Names,
  path = 'reply',
): string[] {
  if (isPattern(recorded)) {
    return recorded.matches(reply, names)
      ? []
      : [`${path}: ${JSON.stringify(reply)} is not ${recorded.wanted}`]
  }
  if (typeof recorded !== 'object' || recorded === null) {
    const expected = filled(recorded, names)
    return expected === reply
      ? []
      : [`${path}: ${JSON.stringify(reply)} is not ${JSON.stringify(expected)}`]
  }
  if (typeof reply !== 'object' || reply === null) {
    return [`${path}: ${JSON.stringify(reply)} has no members`]
  }
  const expected = recorded as Record<string, Template>
  const actual = reply as Record<string, unknown>
  const members = new Set([...Object.keys(expected), ...Object.keys(actual)])
  return [...members].flatMap((member) => {
    const place = `${path}.${member}`
    const wanted = expected[member]
    if (wanted === undefined) return [`${place}: was not recorded`]
    if (!(member in actual)) return [`${place}: is missing`]
    return differences(wanted, actual[member], names, place)
  })
}

function isPattern(value: Template): value is Pattern {
  return typeof value === 'object' && value !== null && 'wanted' in value
}
