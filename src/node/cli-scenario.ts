import { readFile } from 'node:fs/promises'
import type { NamedScenario, Scenario } from '../scenario.ts'

/**
 * Loads a scenario by name, or from a JSON file if the text looks like a path; a file's document is
 * not checked here.
 *
 * @throws Error saying which file cannot be read, or which names there are.
 */
export async function loadScenario(
  nameOrFile: string,
  scenarios: readonly NamedScenario[],
): Promise<Scenario> {
  if (/\.json$|[/\\]/i.test(nameOrFile)) return readJson(nameOrFile)
  const named = scenarios.find(({ name }) => name === nameOrFile)
  if (named === undefined) {
    throw new Error(
      `no scenario has this name. Allowed: ${scenarios.map(({ name }) => name).join(', ')}, or a path to a JSON file`,
    )
  }
  return named.load()
}

async function readJson(file: string): Promise<Scenario> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Error(
      `the file cannot be read: ${(error as NodeJS.ErrnoException).message}`,
    )
  })
  try {
    return JSON.parse(text) as Scenario
  } catch (error) {
    throw new Error(`the file is not JSON: ${(error as Error).message}`, {
      cause: error,
    })
  }
}
