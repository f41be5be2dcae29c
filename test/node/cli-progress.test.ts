import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { startCli } from '../support/cli-run.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const { paymentManagerArn, userId } = readyAccount.ids

function sessions(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    paymentSessionId: `payment-session-${String(index).padStart(15, '0')}`,
    paymentManagerArn,
    userId,
    expiryTimeInMinutes: 60,
  }))
}

/** Runs the command with a scenario of this many sessions, and gives what it wrote to the error stream. */
async function errorsWhileSeeding(
  count: number,
  argv: readonly string[],
  isTTY: boolean,
): Promise<string> {
  const folder = await temporaryFolder()
  const paymentSessions = sessions(count)
  await writeFile(
    join(folder, 'many.json'),
    JSON.stringify({ ...readyAccount, paymentSessions }),
  )
  const cli = startCli(['--scenario=many.json', ...argv], {}, { folder, isTTY })
  const url = await cli.url()
  expect(cli.mock()?.db.paymentSession.count()).toBe(count)
  await fetch(`${url}/_mock/reset`, { method: 'POST' })
  await cli.stop()
  return cli.stderr.text
}

describe('seeding', () => {
  it('shows on a terminal how far it has come, in a line that it clears', async () => {
    const written = await errorsWhileSeeding(2_500, [], true)
    const [before, ...shown] = written.split('\r\u001b[2K')
    expect(before).toBe('')
    expect(shown).toEqual([
      expect.stringMatching(/^Seeding 1,000 of 2,5\d\d rows$/),
      expect.stringMatching(/^Seeding 2,000 of 2,5\d\d rows$/),
      '',
    ])
  })

  it.each([
    ['in a pipe', 2_500, [], false],
    ['with --quiet', 2_500, ['--quiet'], true],
    ['with --json', 2_500, ['--json'], true],
    ['when it is over at once', 10, [], true],
  ])('is silent %s', async (_, count, argv, isTTY) => {
    expect(await errorsWhileSeeding(count, argv, isTTY)).toBe('')
  })

  it('clears the line before it says what is wrong', async () => {
    const folder = await temporaryFolder()
    const paymentSessions = sessions(1_500)
    // found out only when it is paid
    Object.assign(paymentSessions[1_499] ?? {}, {
      maxSpendAmount: '0.10',
      payments: [
        {
          paymentInstrumentId: readyAccount.ids.paymentInstrumentId,
          chain: 'BASE_SEPOLIA',
          amount: '0.20',
          payTo: '0x99935f281d3ED1E804bF1413b76E0B03e1fed4F9',
        },
      ],
    })
    await writeFile(
      join(folder, 'dear.json'),
      JSON.stringify({ ...readyAccount, paymentSessions }),
    )
    const cli = startCli(['--scenario=dear.json'], {}, { folder, isTTY: true })
    expect(await cli.exitCode).toBe(2)
    expect(cli.stderr.text).toMatch(
      // eslint-disable-next-line no-control-regex
      /rows\r\u001b\[2Kagentcore-payments-mock: --scenario cannot be "dear\.json": .+\n$/,
    )
  })
})
