import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalog } from '../../fixtures/catalog.ts'
import { defineScenario } from '../../fixtures/define-scenario.ts'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { nearlySpent } from '../../fixtures/sessions.ts'
import type { Scenario } from '../../src/scenarios/scenario.ts'
import { startCli } from '../support/cli-run.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agentcore-payments-mock-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(name: string, document: unknown): Promise<string> {
  const path = join(folder, name)
  await mkdir(dirname(path), { recursive: true })
  const text =
    typeof document === 'string' ? document : JSON.stringify(document)
  await writeFile(path, text)
  return path
}

/** The scenario that the command starts with. */
async function loaded(scenario: string): Promise<Scenario | undefined> {
  const cli = startCli(['--scenario', scenario], {}, { folder })
  await cli.url()
  await cli.stop()
  return cli.mock()?.scenario
}

async function refusal(
  scenario: string,
  source: 'flag' | 'variable' = 'flag',
): Promise<string> {
  const cli =
    source === 'flag'
      ? startCli(['--scenario', scenario], {}, { folder })
      : startCli([], { AGENTCORE_MOCK_SCENARIO: scenario }, { folder })
  expect(await cli.exitCode).toBe(2)
  expect(cli.stdout.text).toBe('')
  expect(cli.stderr.lines()).toHaveLength(1)
  return cli.stderr.lines()[0] ?? ''
}

const HEAD = { name: 'mine', description: 'My own world' }

describe('--scenario', () => {
  it('takes a name', async () => {
    expect(await loaded('nearlySpent')).toEqual(nearlySpent)
  })

  it('takes a path to a JSON file, from the working directory', async () => {
    const scenario = { ...nearlySpent, name: 'mine' }
    const path = await file('mine.json', scenario)
    expect(await loaded(path)).toEqual(scenario)
    expect(await loaded('./mine.json')).toEqual(scenario)
  })

  it('completes the document in a file', async () => {
    const document = {
      ...HEAD,
      $schema: '../scenario.schema.json',
      extends: 'readyAccount',
      paymentSessions: [
        { name: 'tight', maxSpendAmount: '0.10', createdAt: '-30m' },
      ],
    }
    const path = await file('tight.json', document)
    expect(await loaded(path)).toEqual(
      defineScenario({ ...document, extends: readyAccount }),
    )
  })

  it('follows paths to other files, each from the file that names it', async () => {
    await file('bases/far/first.json', {
      ...HEAD,
      name: 'first',
      extends: 'nearlySpent',
    })
    await file('bases/second.json', {
      ...HEAD,
      name: 'second',
      extends: './far/first.json',
      policy: { delegation: 'pending' },
    })
    await file('heir.json', { ...HEAD, extends: 'bases/second.json' })
    expect(await loaded('heir.json')).toEqual({
      ...nearlySpent,
      ...HEAD,
      policy: { delegation: 'pending' },
    })
  })

  it('refuses an unknown name with the known ones', async () => {
    const names = catalog.map(({ name }) => name).join(', ')
    expect(await refusal('rich')).toBe(
      `agentcore-payments-mock: --scenario cannot be "rich": no scenario has this name. Allowed: ${names}, or a path to a JSON file`,
    )
    expect(await refusal('rich', 'variable')).toContain(
      ': AGENTCORE_MOCK_SCENARIO cannot be "rich": ',
    )
  })

  it.each(['nowhere.json', './nowhere', 'no/where'])(
    'takes %s for a path, and says that it cannot be read',
    async (path) => {
      expect(await refusal(path)).toContain(
        `--scenario cannot be "${path}": ${path} cannot be read: ENOENT`,
      )
    },
  )

  it('refuses a file that is not JSON', async () => {
    await file('broken.json', '{\n"name":\n')
    expect(await refusal('broken.json')).toContain(
      '--scenario cannot be "broken.json": broken.json is not JSON: ',
    )
  })

  it('refuses a file that is no scenario, with every problem', async () => {
    await file('wrong.json', {
      name: 'wrong',
      paymentSessions: [{ maxSpendAmount: 1 }],
    })
    const line = await refusal('wrong.json')
    expect(line).toContain(
      '--scenario cannot be "wrong.json": wrong.json is not valid: description: ',
    )
    expect(line).toContain(
      '; paymentSessions.0.maxSpendAmount: Invalid type: Expected string but received 1',
    )
  })

  it('refuses a file that refers to nothing', async () => {
    const { paymentManagers: _, ...rest } = nearlySpent
    await file('dangling.json', rest)
    expect(await refusal('dangling.json')).toContain(
      '--scenario cannot be "dangling.json": Scenario "nearlySpent": paymentConnectors.0: ',
    )
  })

  it.each<[string, unknown, string]>([
    ['is missing', undefined, 'bases/base.json cannot be read: ENOENT'],
    ['is not JSON', '{', 'bases/base.json is not JSON: '],
    [
      'is not valid',
      { ...HEAD, sessions: [] },
      'bases/base.json is not valid: sessions: Unknown member. Allowed: ',
    ],
    [
      'names what is not there',
      { ...HEAD, paymentSessions: [{ paymentManager: 'main' }] },
      'bases/base.json is not valid: paymentSessions.0.paymentManager: there is no "main"',
    ],
    [
      'extends an unknown scenario',
      { ...HEAD, extends: 'rich' },
      'bases/base.json is not valid: extends: there is no scenario "rich"',
    ],
    [
      'extends the file that extends it',
      { ...HEAD, extends: '../heir.json' },
      'heir.json extends itself: ',
    ],
  ])('refuses a file whose base %s', async (_, base, message) => {
    await rm(join(folder, 'bases/base.json'), { force: true })
    if (base !== undefined) await file('bases/base.json', base)
    await file('heir.json', { ...HEAD, extends: 'bases/base.json' })
    expect(await refusal('heir.json')).toContain(
      `--scenario cannot be "heir.json": ${message}`,
    )
  })
})
