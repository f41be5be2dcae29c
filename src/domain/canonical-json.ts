/**
 * Writes a JSON value in the canonical form of RFC 8785: no white space, members sorted by UTF-16 code unit.
 *
 * A sorted copy for `JSON.stringify` would not do: objects order integer-like names such as "10" and "9" by number.
 *
 * @param value JSON with finite numbers
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}
