import { LEFT_OUT_WAYS } from './left-out-ways.ts'

/** Says at the end of a run which ways in it has left out; vitest calls it. */
export function teardown(): void {
  // an endpoint of another process is the only way in
  if (process.env['AGENTCORE_MOCK_TARGET'] || LEFT_OUT_WAYS.length === 0) return
  // a reporter may write its report to the standard output
  console.error(
    `Left out: ${LEFT_OUT_WAYS.join(' and ')}, but for faults, secrets, concurrency and the recorded life. npm run test:all takes every way in.`,
  )
}
