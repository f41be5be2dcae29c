import type { NamedScenario } from '../scenarios/scenario.ts'

async function load(): Promise<readonly NamedScenario[]> {
  return (await import('../../fixtures/catalog.ts')).catalog
}

/** The built-in scenarios, loaded on demand. */
export const catalogLibrary = {
  list: load,
  async find(name: string) {
    const named = (await load()).find((scenario) => scenario.name === name)
    if (named === undefined) {
      throw new Error(`There is no scenario ${JSON.stringify(name)}.`)
    }
    return named.load()
  },
}
