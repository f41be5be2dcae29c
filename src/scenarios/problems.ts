import { MockError } from '../errors.ts'

/** Builds an error that lists every problem of a scenario, each with its path. */
export function invalidScenario(
  source: string,
  problems: readonly string[],
): MockError {
  return new MockError(`${source} is not valid:\n${problems.join('\n')}`)
}

/** Names a scenario in an error message, when it is not from a file. */
export function labelOf(value: unknown): string {
  const name = (value as { name?: unknown } | null)?.name
  return typeof name === 'string' ? `Scenario "${name}"` : 'The scenario'
}

/** Runs work on a part of a scenario, and adds its path to errors. */
export function atPath<Result>(path: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof MockError)) throw error
    throw new MockError(`${path}.${error.message}`)
  }
}
