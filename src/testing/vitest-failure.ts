import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PaymentsMockCore } from '../mock/mock.ts'
import { listReceived } from './received-calls.ts'

/** Prints the calls of a failed test, and how to inspect its world. */
export function printWorld(mock: PaymentsMockCore, testName: string): void {
  console.error(
    [
      `"${testName}" failed. ${listReceived(mock.journal.entries())}`,
      '',
      'To inspect its world, run:',
      `  npx agentcore-payments-mock --state ${keep(mock)}`,
    ].join('\n'),
  )
}

/** Writes a mock's world to a file that only this user can read. */
function keep(mock: PaymentsMockCore): string {
  const folder = mkdtempSync(join(tmpdir(), 'agentcore-payments-mock-'))
  const file = join(folder, 'failed-test.state.json')
  writeFileSync(file, JSON.stringify(mock.snapshot()), { mode: 0o600 })
  return file
}
