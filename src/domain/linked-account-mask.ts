/** What stands in the place of a secret; it still satisfies the service model's own pattern. */
const MASKS: Readonly<Record<string, string>> = {
  emailAddress: 'redacted@example.com',
  phoneNumber: '+10000000000',
}
const OTHER_MASK = 'redacted'

/**
 * A deep copy of plain JSON in which everything that an end user is known by to a wallet provider is masked.
 * Which kind of account it is stays readable.
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

/** Members without a value are left out, as JSON does. */
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
