import { isAsymmetric } from './partial-match.ts'
import { isDeepStrictEqual } from 'node:util'

/** Matcher functions for Playwright, whose `this` differs from Jest's. */
export type PlaywrightMatchers<Matchers> = {
  [Name in keyof Matchers]: OmitThisParameter<Matchers[Name]>
}

type Matcher = (this: { equals: typeof equals }, ...args: never[]) => unknown

/** Adapts Jest's matchers to Playwright, whose `this` has no `equals`. */
export function forPlaywright<
  Matchers extends Readonly<Record<string, Matcher>>,
>(matchers: Matchers): PlaywrightMatchers<Matchers> {
  const bound = Object.entries(matchers).map(([name, matcher]) => [
    name,
    (...args: never[]) => Reflect.apply(matcher, { equals }, args),
  ])
  return Object.fromEntries(bound) as PlaywrightMatchers<Matchers>
}

/** Compares values without members. */
function equals(value: unknown, expected: unknown): boolean {
  return isAsymmetric(expected)
    ? expected.asymmetricMatch(value)
    : isDeepStrictEqual(value, expected)
}
