import type { PaymentsMockCore } from '../../mock/mock.ts'
import type { AssembleOptions } from '../../mock/mock-options.ts'
import type { Chosen } from '../settings/chosen.ts'
import { loadScenario } from '../settings/scenario-file.ts'
import type { MockMembers, MockParts } from '../settings/mock-members.ts'
import { withOwnScenarios } from '../settings/named-scenarios.ts'
import { UsageError } from '../settings/usage-error.ts'

/** Options for the mock's first world. */
interface Beginning extends Pick<AssembleOptions, 'onProgress'> {
  /** Skips the scenario, because a state file replaces it. */
  isRestored: boolean
}

/**
 * Makes the mock that the settings describe.
 *
 * @param members the mock's members of the config file, if there is one.
 * @throws UsageError naming the flag, variable or member, its value and what is wrong.
 */
export async function createChosenMock(
  { settings, sources }: Chosen,
  members: MockMembers | undefined,
  parts: MockParts,
  { isRestored, onProgress }: Beginning,
): Promise<PaymentsMockCore> {
  const { scenario, seed, now } = settings
  const options = {
    ...members?.options,
    ...(seed === undefined ? {} : { seed }),
    ...(now === undefined ? {} : { now }),
  }
  if (scenario === undefined) return parts.createMock(options)
  const source = sources.scenario
  try {
    const document = await loadScenario(
      scenario,
      {
        ...parts,
        scenarios: withOwnScenarios(parts.scenarios, members?.scenarios),
      },
      source?.folder ?? '',
    )
    if (isRestored) return parts.createMock(options)
    return parts.createMock({ ...options, scenario: document, onProgress })
  } catch (error) {
    const { message } = error as Error
    throw new UsageError(
      typeof scenario === 'string'
        ? `${source?.name} cannot be ${JSON.stringify(scenario)}: ${message}`
        : `${source?.name}: ${message}`,
    )
  }
}
