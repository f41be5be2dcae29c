/** Facts about a JSON text that the value read from it no longer shows. */
interface JsonSource {
  /** The first name that an object has twice. */
  duplicateKey: string | undefined
  /** The number at the path, as it is written. */
  number: string | undefined
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

/** An object or list that is still open. */
interface Open {
  /** Names that were there; undefined for a list, which has none. */
  names: Set<string> | undefined
  /** The name whose value comes next. */
  name: string | undefined
}

/**
 * Reads a text that `JSON.parse` takes once more, by its tokens.
 *
 * @param path names that lead to a number.
 */
export function readJsonSource(
  text: string,
  path: readonly string[],
): JsonSource {
  let duplicateKey: string | undefined
  let number: string | undefined
  const opened: Open[] = []
  for (const [token] of text.matchAll(TOKEN)) {
    const innermost = opened.at(-1)
    if (token === '{') opened.push({ names: new Set(), name: undefined })
    else if (token === '[') opened.push({ names: undefined, name: undefined })
    else if (token === '}' || token === ']') opened.pop()
    else if (token === ',' && innermost) innermost.name = undefined
    else if (innermost?.names !== undefined && innermost.name === undefined) {
      const name = JSON.parse(token) as string
      if (innermost.names.has(name)) duplicateKey ??= name
      innermost.names.add(name)
      innermost.name = name
    } else if (/^[-\d]/.test(token) && leadTo(opened, path)) number = token
  }
  return { duplicateKey, number }
}

function leadTo(opened: readonly Open[], path: readonly string[]): boolean {
  return (
    opened.length === path.length &&
    path.every((name, index) => opened[index]?.name === name)
  )
}
