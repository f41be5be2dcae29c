import { readFile } from 'node:fs/promises'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { MockError } from '../../errors.ts'
import type { NamedScenario, Scenario } from '../../scenarios/scenario.ts'

/** Source of named scenarios, and the function that completes documents. */
export interface ScenarioSource {
  scenarios: readonly NamedScenario[]
  /**
   * @param source the file of the document, for error messages.
   * @param scenarios the scenarios that a document may extend by name.
   * @throws MockError (as a rejection) naming the path, the value and what is allowed.
   */
  completeScenario(
    document: unknown,
    source: string | undefined,
    scenarios: readonly NamedScenario[],
  ): Promise<Scenario>
}

/** A path to a JSON file, and the folder that it is relative to. */
interface JsonFile {
  path: string
  folder: string
}

/**
 * Loads a scenario: by name, from a JSON file if the text looks like a path, or from a document itself. A file
 * may extend another one by its path.
 *
 * @param folder the folder of relative paths.
 * @throws MockError saying which file cannot be read, what is wrong in it, or which names there are.
 */
export async function loadScenario(
  scenario: string | object,
  source: ScenarioSource,
  folder: string,
): Promise<Scenario> {
  if (typeof scenario !== 'string') {
    return complete(scenario, folder, source)
  }
  if (isPath(scenario)) {
    return loadFile({ path: scenario, folder }, source)
  }
  const named = source.scenarios.find(({ name }) => name === scenario)
  if (named === undefined) {
    throw new MockError(
      `no scenario has this name. Allowed: ${source.scenarios.map(({ name }) => name).join(', ')}, or a path to a JSON file`,
    )
  }
  return named.load()
}

function isPath(text: string): boolean {
  return /\.json$|[/\\]/i.test(text)
}

/** @param trail the files that lead to this one through `extends`. */
async function loadFile(
  file: JsonFile,
  source: ScenarioSource,
  trail: readonly string[] = [],
): Promise<Scenario> {
  const absolute = resolve(file.folder, file.path)
  if (trail.includes(absolute)) {
    throw new MockError(
      `${file.path} extends itself: ${[...trail, absolute].join(' -> ')}`,
    )
  }
  const document = await readJson(file.path, absolute)
  return complete(document, file.folder, source, file.path, [
    ...trail,
    absolute,
  ])
}

async function complete(
  document: unknown,
  folder: string,
  source: ScenarioSource,
  path?: string,
  trail: readonly string[] = [],
): Promise<Scenario> {
  const base = (document as { extends?: unknown } | null)?.extends
  const isFile = typeof base === 'string' && isPath(base)
  const whole = isFile
    ? {
        ...(document as object),
        extends: await loadFile(besideOf(path, base, folder), source, trail),
      }
    : document
  return source.completeScenario(whole, path, source.scenarios)
}

/** Resolves a path that another file names. */
function besideOf(
  path: string | undefined,
  base: string,
  folder: string,
): JsonFile {
  return path === undefined || isAbsolute(base)
    ? { path: base, folder }
    : { path: join(dirname(path), base), folder }
}

async function readJson(path: string, absolute: string): Promise<unknown> {
  const text = await readFile(absolute, 'utf8').catch((error: unknown) => {
    throw new MockError(
      `${path} cannot be read: ${(error as NodeJS.ErrnoException).message}`,
    )
  })
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new MockError(`${path} is not JSON: ${(error as Error).message}`)
  }
}
