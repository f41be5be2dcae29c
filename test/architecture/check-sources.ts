import { readSource, type Import, type SourceFacts } from './read-source.ts'

/**
 * The rules of the house. A pattern names a file, or a folder by its trailing slash; `*` stands for
 * one step of a path. A package is named by its name, Node's built-ins by `node:`.
 */
export interface Rules {
  /**
   * The first pattern that fits a file says what of ours it may import, beside its own folder;
   * `type ` before a name admits its types alone.
   */
  mayImport: Record<string, readonly string[]>
  /** What is named here is imported by these alone. */
  onlyImportedBy: Record<string, readonly string[]>
  /** The file that lists the operations, and where they are: nobody else imports one. */
  operations: { listedBy: string; among: string }
  /** What nobody imports. */
  neverImported: readonly string[]
  /** From these files, no chain of imports that is left at run time reaches the package. */
  neverLoads: Record<string, readonly string[]>
  /** What a file alone reads. */
  onlyReadBy: Record<string, readonly string[]>
  bannedNames: readonly string[]
  exceptFromBannedNames: readonly string[]
  maxLines: number
}

type Files = ReadonlyMap<string, SourceFacts>

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*$/

/**
 * Checks the text of source files, by path, against the rules.
 *
 * @returns one sentence per violation: the file, what is wrong there, the rule.
 */
export function checkSources(
  sources: Readonly<Record<string, string>>,
  rules: Rules,
): string[] {
  const files: Files = new Map(
    Object.entries(sources).map(([path, text]) => [
      path,
      readSource(path, text),
    ]),
  )
  return [
    ...[...files].flatMap(([path, facts]) => [
      ...checkName(path, rules),
      ...checkText(path, facts, rules),
      ...facts.imports.flatMap((found) => [
        ...checkLayer(path, found, rules),
        ...checkImporter(path, found, rules),
        ...checkNever(path, found, rules),
      ]),
    ]),
    ...checkOperations(files, rules),
    ...checkCircles(files),
    ...checkLoads(files, rules),
  ]
}

function checkName(path: string, rules: Rules): string[] {
  const steps = path.replace(/\.ts$/, '').split('/')
  const odd = steps.filter((step) => !KEBAB_CASE.test(step))
  const banned = rules.exceptFromBannedNames.includes(path)
    ? []
    : steps.filter((step) => rules.bannedNames.includes(step))
  return [
    ...odd.map((step) => `${path}: "${step}" is not in kebab-case`),
    ...banned.map(
      (step) => `${path}: "${step}" does not say what is in it; name the thing`,
    ),
  ]
}

function checkText(path: string, facts: SourceFacts, rules: Rules): string[] {
  const { lineCount, bannedExports, reads } = facts
  return [
    ...(lineCount > rules.maxLines
      ? [`${path}: ${lineCount} lines; ${rules.maxLines} at most`]
      : []),
    ...bannedExports.map(
      ({ text, line }) => `${path}:${line} has ${text}; export by name`,
    ),
    ...Object.entries(rules.onlyReadBy).flatMap(([owner, owned]) =>
      reads
        .filter(({ text }) => path !== owner && owned.includes(text))
        .map(
          ({ text, line }) =>
            `${path}:${line} reads ${text}; only ${owner} may`,
        ),
    ),
  ]
}

function checkLayer(path: string, found: Import, rules: Rules): string[] {
  if (found.package !== undefined) return []
  for (const [pattern, others] of Object.entries(rules.mayImport)) {
    const fit = matchPattern(pattern, path)
    if (!fit) continue
    const own = pattern.endsWith('/') ? [fit] : []
    const allowed = [...new Set([...own, ...others])]
    return allowed.some((name) => admits(name, found))
      ? []
      : [
          `${sentence(path, found)}; ${pattern} may import only ${allowed.join(', ') || 'packages'}`,
        ]
  }
  return [`${sentence(path, found)}; no rule says what ${path} may import`]
}

function checkImporter(path: string, found: Import, rules: Rules): string[] {
  return Object.entries(rules.onlyImportedBy)
    .filter(
      ([name, importers]) =>
        (found.package === name || fits(name, found.target)) &&
        !fits(name, path) &&
        !importers.some((importer) => fits(importer, path)),
    )
    .map(
      ([name, importers]) =>
        `${sentence(path, found)}; only ${importers.join(', ')} may import ${name}`,
    )
}

function checkNever(path: string, found: Import, rules: Rules): string[] {
  return rules.neverImported.includes(found.target)
    ? [`${sentence(path, found)}; nobody may`]
    : []
}

function checkOperations(files: Files, rules: Rules): string[] {
  const { listedBy, among } = rules.operations
  const operations = new Set(
    files
      .get(listedBy)
      ?.imports.map(({ target }) => target)
      .filter((target) => fits(among, target)),
  )
  return [...files]
    .filter(([path]) => path !== listedBy)
    .flatMap(([path, { imports }]) =>
      imports
        .filter(({ target }) => operations.has(target))
        .map(
          (found) =>
            `${sentence(path, found)}; only ${listedBy} imports an operation`,
        ),
    )
}

/** Types count too: two files that need each other's types are one thing in two places. */
function checkCircles(files: Files): string[] {
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (path: string, trail: string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) {
      circles.push([...trail.slice(start), path].join(' -> '))
    } else if (!done.has(path)) {
      for (const { target } of files.get(path)?.imports ?? []) {
        walk(target, [...trail, path])
      }
      done.add(path)
    }
  }
  for (const path of files.keys()) walk(path, [])
  return circles.map((circle) => `${circle}: the imports run in a circle`)
}

function checkLoads(files: Files, rules: Rules): string[] {
  return Object.entries(rules.neverLoads).flatMap(([name, roots]) =>
    [...files.keys()]
      .filter((path) => roots.some((root) => fits(root, path)))
      .flatMap((path) => {
        const trail = trailTo(name, path, files, new Set())
        return trail ? [`${trail.join(' -> ')}: loads ${name}`] : []
      }),
  )
}

function trailTo(
  name: string,
  path: string,
  files: Files,
  seen: Set<string>,
): string[] | undefined {
  seen.add(path)
  for (const found of files.get(path)?.imports ?? []) {
    if (found.typeOnly || seen.has(found.target)) continue
    if (found.package === name) return [path, found.target]
    const rest = trailTo(name, found.target, files, seen)
    if (rest) return [path, ...rest]
  }
  return undefined
}

function admits(name: string, { target, typeOnly }: Import): boolean {
  return name.startsWith('type ')
    ? typeOnly && fits(name.slice('type '.length), target)
    : fits(name, target)
}

function fits(pattern: string, path: string): boolean {
  return matchPattern(pattern, path) !== undefined
}

/** The part of the path that the pattern fits: for a folder's pattern, that folder. */
function matchPattern(pattern: string, path: string): string | undefined {
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '[^/]+')
  const end = pattern.endsWith('/') ? '' : '$'
  return new RegExp(`^${source}${end}`).exec(path)?.[0]
}

function sentence(path: string, { target, typeOnly, line }: Import): string {
  return `${path}:${line} imports ${typeOnly ? 'types of ' : ''}${target}`
}
