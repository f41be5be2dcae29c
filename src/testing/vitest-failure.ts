import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PaymentsMockCore } from '../mock/mock.ts'
import { listReceived } from './received-calls.ts'

/** Prints what a failed test's mock received, and how to look at the world that the test left. */
export function printWorld(mock: PaymentsMockCore, testName: string): void {
  console.error(
    [
      `"${testName}" failed. ${listReceived(mock.journal.entries())}`,
      '',
      'Look at the world it left:',
      `  npx agentcore-payments-mock --state ${keep(mock)}`,
    ].join('\n'),
  )
}

/** Writes a mock's world where nobody else can read it. */
function keep(mock: PaymentsMockCore): string {
  const folder = mkdtempSync(join(tmpdir(), 'agentcore-payments-mock-'))
  const file = join(folder, 'failed-test.state.json')
  writeFileSync(file, JSON.stringify(mock.snapshot()), { mode: 0o600 })
  return file
}
