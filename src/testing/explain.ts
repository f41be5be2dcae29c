/** A failure: what is, what was expected or, when that is so, was not to be, and what it is judged by. */
export function explain(
  actual: string,
  expected: string,
  isSo: boolean,
  ...details: string[]
): string {
  return [
    `${actual}. Expected: ${isSo ? 'not ' : ''}${expected}`,
    ...details.filter((detail) => detail !== ''),
  ].join('\n\n')
}
