/** Functions of `src/protocol/shapes.ts` that make a shape. */
export const BUILDERS = [
  'boolean',
  'document',
  'enumeration',
  'header',
  'idempotencyToken',
  'integer',
  'label',
  'list',
  'map',
  'optional',
  'query',
  'string',
  'structure',
  'timestamp',
  'union',
]

/** Builders of `src/protocol/shapes.ts` that code calls. */
export function buildersIn(code: string): string[] {
  return BUILDERS.filter((name) => new RegExp(`\\b${name}\\(`).test(code))
}

/** Names out of a list that code refers to, rather than has as a member's name. */
export function namesIn(code: string, names: readonly string[]): string[] {
  return names.filter((name) =>
    new RegExp(`(?<![\\w'"]|(?<!\\.\\.)\\.)${name}(?![\\w'"]|\\s*[:(])`).test(
      code,
    ),
  )
}

/** Adds names to what a file imports from another one. */
export function addImport(
  text: string,
  from: string,
  names: readonly string[],
): string {
  if (names.length === 0) return text
  const found = new RegExp(
    `import \\{([^}]*)\\} from '${from.replaceAll('.', '\\.')}'`,
  ).exec(text)
  const there = (found?.[1] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const all = [...new Set([...there, ...names])].sort()
  const line = `import { ${all.join(', ')} } from '${from}'`
  return found === null ? `${line}\n${text}` : text.replace(found[0], line)
}
