import { MockError } from '../errors.ts'

/** A refusal that lists every problem of a scenario, each with its path. */
export function invalidScenario(
  source: string,
  problems: readonly string[],
): MockError {
  return new MockError(`${source} is not valid:\n${problems.join('\n')}`)
}

/** Label of a scenario in a refusal, when it is not from a file. */
export function labelOf(value: unknown): string {
  const name = (value as { name?: unknown } | null)?.name
  return typeof name === 'string' ? `Scenario "${name}"` : 'The scenario'
}

/** Does some work on a part of a scenario; a refusal says where that is. */
export function atPath<Result>(path: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof MockError)) throw error
    throw new MockError(`${path}.${error.message}`)
  }
}
