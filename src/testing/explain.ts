/** The failure of a matcher, in words. */
interface Failure {
  actual: string
  expected: string
  /** The opposite of `expected`. Default: `expected` after `not`. */
  opposite?: string
  /** True if the matcher passed, and so failed under `.not`. */
  pass: boolean
  /** Further paragraphs; empty ones are left out. */
  details: readonly string[]
}

/** Formats a failure: actual, expected, details. */
export function explain({
  actual,
  expected,
  opposite = `not ${expected}`,
  pass,
  details,
}: Failure): string {
  return [
    `${actual}. Expected: ${pass ? opposite : expected}`,
    ...details.filter((detail) => detail !== ''),
  ].join('\n\n')
}
