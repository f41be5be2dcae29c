import { closest, distance } from 'fastest-levenshtein'

/** The known name that comes nearest, if any comes near; capitals do not count. */
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
  // a third of the letters may be wrong; past that it is another name
  return distance(asked, found) <= name.length / 3
    ? known.find((other) => other.toLowerCase() === found)
    : undefined
}

/** A question to follow a refusal, with a blank in front; empty when no known name comes near. */
export function didYouMean(name: string, known: readonly string[]): string {
  const meant = closestName(name, known)
  return meant === undefined ? '' : ` Did you mean ${JSON.stringify(meant)}?`
}
