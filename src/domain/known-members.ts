import { MockError } from '../errors.ts'
import { didYouMean } from './closest-name.ts'
import { isObject } from './is-object.ts'
import { valueText } from './value-text.ts'

/** The name of every member that an object may have; one that is left out does not compile. */
export type KnownMembers<Members> = {
  readonly [Name in keyof Members]-?: true
}

/** How a refusal calls an object and its members. */
interface Called {
  /** The function or object that has the members, e.g. `createPaymentsMock`. */
  owner: string
  /** Default `option`. */
  member?: string
}

/**
 * Makes sure that a value is an object without members that nobody reads, as a typo in one would go unnoticed.
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
