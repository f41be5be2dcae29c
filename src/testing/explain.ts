/** The failure of a matcher, in words. */
interface Failure {
  actual: string
  expected: string
  /** True if the matcher passed, and so failed under `.not`. */
  pass: boolean
  /** Further paragraphs; empty ones are left out. */
  details: readonly string[]
}

/** Formats a failure: actual, expected, details. */
export function explain({ actual, expected, pass, details }: Failure): string {
  return [
    `${actual}. Expected: ${pass ? 'not ' : ''}${expected}`,
    ...details.filter((detail) => detail !== ''),
  ].join('\n\n')
}
