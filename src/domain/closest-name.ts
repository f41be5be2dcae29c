import { closest, distance } from 'fastest-levenshtein'

/** Finds the most similar known name, if one is similar enough; case is ignored. */
export function closestName(
  name: string,
  known: readonly string[],
): string | undefined {
  if (known.length === 0) return undefined
  const asked = name.toLowerCase()
  const found = closest(
    asked,
    known.map((other) => other.toLowerCase()),
  )
  // up to a third of the letters may differ
  return distance(asked, found) <= name.length / 3
    ? known.find((other) => other.toLowerCase() === found)
    : undefined
}

/** Builds a question for an error message, with a leading blank; empty when no known name is similar. */
export function didYouMean(name: string, known: readonly string[]): string {
  const meant = closestName(name, known)
  return meant === undefined ? '' : ` Did you mean ${JSON.stringify(meant)}?`
}
