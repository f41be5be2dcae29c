import { MockError } from '../errors.ts'
import { isObject } from './is-object.ts'
import { valueText } from './value-text.ts'

/**
 * Checks that an argument has the required methods, e.g. those of a mock.
 *
 * @param usage the function and what it takes, e.g. `serve takes the mock itself: serve(mock)`.
 * @throws MockError with the usage and what was received.
 */
export function requireMethods(
  usage: string,
  value: unknown,
  names: readonly string[],
): void {
  const members = isObject(value) ? value : {}
  if (names.every((name) => typeof members[name] === 'function')) return
  const received = isObject(value)
    ? `an object with ${Object.keys(value).join(', ') || 'nothing in it'}`
    : valueText(value)
  throw new MockError(`${usage}. Received: ${received}`)
}
