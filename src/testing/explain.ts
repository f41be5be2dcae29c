/** A matcher's failure, in words. */
interface Failure {
  actual: string
  expected: string
  /** Says that the expected was the case, and was not to be: the failure of a matcher under `.not`. */
  pass: boolean
  /** Paragraphs to follow; empty ones are left out. */
  details: readonly string[]
}

/** Words a failure: the actual, the expected, and then the details. */
export function explain({ actual, expected, pass, details }: Failure): string {
  return [
    `${actual}. Expected: ${pass ? 'not ' : ''}${expected}`,
    ...details.filter((detail) => detail !== ''),
  ].join('\n\n')
}
