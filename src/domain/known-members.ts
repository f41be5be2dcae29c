import { MockError } from '../errors.ts'
import { didYouMean } from './closest-name.ts'
import { isObject } from './is-object.ts'
import { valueText } from './value-text.ts'

/** The names of all members of an object; a missing one does not compile. */
export type KnownMembers<Members> = {
  readonly [Name in keyof Members]-?: true
}

/** Words of an error message for an object and its members. */
interface Called {
  /** The function or object that has the members, e.g. `createPaymentsMock`. */
  owner: string
  /** Default `option`. */
  member?: string
}

/**
 * Checks that a value is an object without unknown members, so that typos are noticed.
 *
 * @throws MockError naming the unknown member, the closest known one and all that are allowed.
 */
export function requireKnownMembers<Members extends object>(
  { owner, member = 'option' }: Called,
  value: Members,
  known: KnownMembers<Members>,
): void {
  const names = Object.keys(known)
  if (!isObject(value)) {
    throw new MockError(
      `${owner} takes its ${member}s as an object. Received: ${valueText(value)}. Allowed: ${names.join(', ')}`,
    )
  }
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(known, name))
  if (unknown !== undefined) {
    throw new MockError(
      `${owner} has no ${member} ${JSON.stringify(unknown)}.${didYouMean(unknown, names)} Allowed: ${names.join(', ')}`,
    )
  }
}
