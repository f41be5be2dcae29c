import { isObject } from '../../domain/is-object.ts'
import { dirname } from 'node:path'
import type { PaymentsMockCore } from '../../mock/mock.ts'
import type { AssembleOptions, MockOptions } from '../../mock/mock-options.ts'
import type { Scenario } from '../../scenarios/scenario.ts'
import { loadScenario, type ScenarioSource } from './scenario-file.ts'
import type { ConfigFile } from './config-file.ts'
import { withOwnScenarios } from './named-scenarios.ts'
import { UsageError } from './usage-error.ts'

/** Parts that make a mock. */
export interface MockParts extends ScenarioSource {
  createMock(options: Partial<AssembleOptions>): PaymentsMockCore
}

/** Options of a mock that only a config file has. */
export interface MockMembers {
  options: MockOptions
  /** Scenarios beside the built-in ones. */
  scenarios: readonly Scenario[]
}

/**
 * Reads the members that have no flag.
 *
 * @throws UsageError naming file, member, value and what is allowed.
 */
export async function readMockMembers(
  configFile: ConfigFile,
  parts: MockParts,
): Promise<MockMembers> {
  return {
    options: await readMockOptions(configFile, parts),
    scenarios: await readScenarios(configFile, parts),
  }
}

const MOCK_OPTIONS = {
  policy: {
    allowed: 'an object of policies and their values',
    isAllowed: isObject,
  },
  endpoints: {
    allowed: 'a list of base URLs',
    isAllowed: (value: unknown) =>
      Array.isArray(value) && value.every((url) => typeof url === 'string'),
  },
  jwks: {
    allowed: 'an object of JSON Web Key Sets by discovery URL',
    isAllowed: isObject,
  },
  journalCapacity: {
    allowed: 'a whole number of 1 or more',
    isAllowed: (value: unknown) => typeof value === 'number',
  },
} as const

async function readMockOptions(
  { file, config }: ConfigFile,
  { createMock }: MockParts,
): Promise<MockOptions> {
  const options: MockOptions = {}
  for (const [name, { allowed, isAllowed }] of Object.entries(MOCK_OPTIONS)) {
    const value = config[name as keyof typeof MOCK_OPTIONS]
    if (value === undefined) continue
    const source = `${file}: ${name}`
    if (!isAllowed(value)) {
      throw new UsageError(
        `${source} cannot be ${JSON.stringify(value)}. Allowed: ${allowed}`,
      )
    }
    Object.assign(options, { [name]: value })
    // one by one, so that an error of the mock names this member
    await attempt(source, () => createMock({ [name]: value }))
  }
  return options
}

async function readScenarios(
  { file, config }: ConfigFile,
  parts: MockParts,
): Promise<Scenario[]> {
  const { scenarios: documents = [] } = config
  const source = `${file}: scenarios`
  if (!Array.isArray(documents) || !documents.every(isObject)) {
    throw new UsageError(
      `${source} cannot be ${JSON.stringify(documents)}. Allowed: a list of scenarios`,
    )
  }
  const own: Scenario[] = []
  for (const [index, document] of documents.entries()) {
    await attempt(`${source}.${index}`, async () => {
      const scenarios = withOwnScenarios(parts.scenarios, own)
      const scenario = await loadScenario(
        document,
        { ...parts, scenarios },
        dirname(file),
      )
      withOwnScenarios(scenarios, [scenario])
      // checked now, rather than when it is loaded
      parts.createMock({ scenario })
      own.push(scenario)
    })
  }
  return own
}

async function attempt(source: string, act: () => unknown): Promise<void> {
  try {
    await act()
  } catch (error) {
    throw new UsageError(`${source}: ${(error as Error).message}`)
  }
}
