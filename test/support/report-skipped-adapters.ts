import { SKIPPED_ADAPTERS } from './skipped-adapters.ts'

/** Prints at the end of a run which adapters it skipped; vitest calls it. */
export function teardown(): void {
  // an endpoint of another process is the only target
  if (process.env['AGENTCORE_MOCK_TARGET'] || SKIPPED_ADAPTERS.length === 0)
    return
  // a reporter may write its report to the standard output
  console.error(
    `Skipped adapters: ${SKIPPED_ADAPTERS.join(', ')} (except for faults, secrets, concurrency and the recorded life). npm run test:all runs every adapter.`,
  )
}
