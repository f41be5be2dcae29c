import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nearlySpent } from '../../fixtures/nearly-spent.ts'
import { startCli } from './cli-run.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agentcore-payments-mock-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

async function refusal(
  scenario: string,
  source: 'flag' | 'variable' = 'flag',
): Promise<string> {
  const cli =
    source === 'flag'
      ? startCli(['--scenario', scenario])
      : startCli([], { AGENTCORE_MOCK_SCENARIO: scenario })
  expect(await cli.exitCode).toBe(2)
  expect(cli.stdout.text).toBe('')
  expect(cli.stderr.lines()).toHaveLength(1)
  return cli.stderr.lines()[0] ?? ''
}

describe('--scenario', () => {
  it('takes a name', async () => {
    const cli = startCli(['--scenario', 'nearlySpent'])
    await cli.url()
    await cli.stop()
    expect(cli.mock()?.scenario).toEqual(nearlySpent)
  })

  it('takes a path to a JSON file', async () => {
    const scenario = { ...nearlySpent, name: 'mine' }
    const path = await file('mine.json', JSON.stringify(scenario))
    const cli = startCli(['--scenario', path])
    await cli.url()
    await cli.stop()
    expect(cli.mock()?.scenario).toEqual(scenario)
  })

  it('refuses an unknown name with the known ones', async () => {
    expect(await refusal('rich')).toBe(
      'agentcore-payments-mock: --scenario cannot be "rich": no scenario has this name. Allowed: readyAccount, emptyAccount, nearlySpent, expiredSession, manyUsers, or a path to a JSON file',
    )
    expect(await refusal('rich', 'variable')).toContain(
      ': AGENTCORE_MOCK_SCENARIO cannot be "rich": ',
    )
  })

  it.each(['nowhere.json', './nowhere', 'no/where'])(
    'takes %s for a path, and says that it cannot be read',
    async (path) => {
      expect(await refusal(path)).toContain(
        `--scenario cannot be "${path}": the file cannot be read: ENOENT`,
      )
    },
  )

  it('refuses a file that is not JSON', async () => {
    const path = await file('broken.json', '{\n"name":\n')
    expect(await refusal(path)).toContain(
      `--scenario cannot be "${path}": the file is not JSON: `,
    )
  })

  it('refuses a file that is no scenario, with every problem', async () => {
    const path = await file(
      'wrong.json',
      JSON.stringify({ name: 'wrong', paymentSessions: 1 }),
    )
    const line = await refusal(path)
    expect(line).toContain(
      `--scenario cannot be "${path}": Scenario "wrong" is not valid: description: `,
    )
    expect(line).toContain('; paymentSessions: ')
  })

  it('refuses a file that refers to nothing', async () => {
    const { paymentManagers: _, ...rest } = nearlySpent
    const path = await file('dangling.json', JSON.stringify(rest))
    expect(await refusal(path)).toContain(
      `--scenario cannot be "${path}": Scenario "nearlySpent": paymentConnectors.0: `,
    )
  })
})
