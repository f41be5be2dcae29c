import { MockError } from '../../errors.ts'
import type { NamedScenario, Scenario } from '../../scenarios/scenario.ts'

/**
 * Adds scenarios to those that can be loaded by name.
 *
 * @throws MockError for a name that is empty or taken; the rest of a document is checked when it is loaded.
 */
export function withOwnScenarios(
  scenarios: readonly NamedScenario[],
  own: readonly Scenario[] = [],
): NamedScenario[] {
  const all = [...scenarios]
  for (const scenario of own) {
    const { name, description } = scenario
    if (typeof name !== 'string' || name === '') {
      throw new MockError(
        `A scenario needs a name to be loaded by. Received: ${JSON.stringify(name)}`,
      )
    }
    if (all.some((known) => known.name === name)) {
      throw new MockError(
        `Scenario ${JSON.stringify(name)} exists already. Choose another name than: ${all.map((known) => known.name).join(', ')}`,
      )
    }
    all.push({ name, description, load: async () => scenario })
  }
  return all
}
