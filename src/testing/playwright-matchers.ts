import { isAsymmetric } from './partial-match.ts'
import { isDeepStrictEqual } from 'node:util'

/** Matchers as Playwright takes them: their `this` is not Jest's. */
export type PlaywrightMatchers<Matchers> = {
  [Name in keyof Matchers]: OmitThisParameter<Matchers[Name]>
}

type Matcher = (this: { equals: typeof equals }, ...args: never[]) => unknown

/** Gives Jest's matchers the `this.equals` that Playwright's `this` refuses. */
export function forPlaywright<
  Matchers extends Readonly<Record<string, Matcher>>,
>(matchers: Matchers): PlaywrightMatchers<Matchers> {
  const bound = Object.entries(matchers).map(([name, matcher]) => [
    name,
    (...args: never[]) => Reflect.apply(matcher, { equals }, args),
  ])
  return Object.fromEntries(bound) as PlaywrightMatchers<Matchers>
}

/** Of values that have no members to look at one by one. */
function equals(value: unknown, expected: unknown): boolean {
  return isAsymmetric(expected)
    ? expected.asymmetricMatch(value)
    : isDeepStrictEqual(value, expected)
}
