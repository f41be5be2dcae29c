import { MockError } from '../errors.ts'
import { valueText } from './value-text.ts'

/** Kinds of values, with their words in error messages. */
const KINDS = {
  string: 'text',
  boolean: 'true or false',
  function: 'a function',
} as const

/**
 * Checks the kinds of the given options, so that a wrong one is noticed.
 *
 * @param owner the function that has the options, e.g. `serve`.
 * @throws MockError naming the option, what it must be and what was received.
 */
export function requireOptionKinds<Options extends object>(
  owner: string,
  options: Options,
  kinds: { readonly [Name in keyof Options]?: keyof typeof KINDS },
): void {
  for (const [name, kind] of Object.entries(kinds)) {
    const value: unknown = options[name as keyof Options]
    if (value !== undefined && typeof value !== kind) {
      throw new MockError(
        `${name} of ${owner} must be ${KINDS[kind as keyof typeof KINDS]}; leave it out for the default. Received: ${valueText(value)}`,
      )
    }
  }
}
