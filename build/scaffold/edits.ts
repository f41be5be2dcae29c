import { addImport, buildersIn, namesIn } from './imports.ts'
import type { KnownShape } from './known-shapes.ts'
import { camelCase, kebabCase } from './names.ts'
import type { NewShape } from './shape-code.ts'

/** The registry with one more operation. */
export function withRegistered(
  registry: string,
  name: string,
  folder: string,
): string {
  const line = `import { ${camelCase(name)} } from './${folder}/${kebabCase(name)}.ts'\n`
  const lastImport = registry.lastIndexOf('\nimport ')
  const end = registry.indexOf('\n', lastImport + 1) + 1
  const imported = registry.slice(0, end) + line + registry.slice(end)
  return withEntry(imported, 'export const registry', name, camelCase(name))
}

/** Operations that a registry lists. */
export function registeredIn(registry: string): string[] {
  return entriesAfter(registry, 'export const registry').map(({ name }) => name)
}

/** The object that begins after some words with one more entry, in the order of names. */
export function withEntry(
  text: string,
  opening: string,
  name: string,
  code: string,
): string {
  const entries = entriesAfter(text, opening)
  const at =
    entries.find((entry) => entry.name > name)?.at ?? endAfter(text, opening)
  return `${text.slice(0, at)}  ${name}: ${code},\n${text.slice(at)}`
}

/** A file of shapes, new or there, with more of them. */
export function withShapes(
  text: string,
  newShapes: readonly NewShape[],
  known: readonly KnownShape[],
  isExported: (name: string) => boolean,
): string {
  const code = newShapes.map((shape) => shape.code).join('\n')
  const shared = known
    .filter(({ from }) => from === '../shapes.ts')
    .map(({ name }) => name)
  const own = newShapes.map(({ name }) => name)
  const definitions = newShapes.map(
    ({ name, code: shape }) =>
      `\n${isExported(name) ? 'export ' : ''}const ${name} = ${shape}\n`,
  )
  const imported = [
    [
      '../shapes.ts',
      namesIn(code, shared).filter((name) => !own.includes(name)),
    ] as const,
    ['../../src/protocol/shapes.ts', buildersIn(code)] as const,
  ].reduce((so, [from, names]) => addImport(so, from, names), text)
  return imported + definitions.join('')
}

/** Names that a file declares at its top. */
export function declaredIn(text: string): string[] {
  return [...text.matchAll(/^(?:export )?const (\w+)/gm)].map(
    ([, name = '']) => name,
  )
}

function entriesAfter(text: string, opening: string) {
  const start = startAfter(text, opening)
  const block = text.slice(start, endAfter(text, opening))
  return [...block.matchAll(/^ {2}(\w+):/gm)].map(
    ({ 1: name = '', index }) => ({
      name,
      at: start + index,
    }),
  )
}

function startAfter(text: string, opening: string): number {
  const at = text.indexOf(opening)
  if (at < 0) throw new Error(`There is no "${opening}"`)
  return at
}

function endAfter(text: string, opening: string): number {
  return text.indexOf('\n}', startAfter(text, opening)) + 1
}
