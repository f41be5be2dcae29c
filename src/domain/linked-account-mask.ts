/** Replacements of personal data, which still satisfy the service model's patterns. */
const MASKS: Readonly<Record<string, string>> = {
  emailAddress: 'redacted@example.com',
  phoneNumber: '+10000000000',
}
const OTHER_MASK = 'redacted'

/**
 * Copies plain JSON and masks the end user's linked accounts. The kind of account stays readable.
 */
export function maskLinkedAccounts<Value>(value: Value): Value {
  return mapMembers(value, (name, member) =>
    name === 'linkedAccounts'
      ? maskTexts(member, name)
      : maskLinkedAccounts(member),
  ) as Value
}

function maskTexts(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? mapMembers(value, (member, inner) =>
        maskTexts(inner, Array.isArray(value) ? name : member),
      )
    : (MASKS[name] ?? OTHER_MASK)
}

/** Maps the members of an object; undefined ones are left out, as in JSON. */
function mapMembers(
  value: unknown,
  map: (name: string, member: unknown) => unknown,
): unknown {
  if (Array.isArray(value)) return value.map((member) => map('', member))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, map(name, member)]),
  )
}
