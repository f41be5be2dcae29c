import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nearlySpent } from '../../fixtures/sessions.ts'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { defineConfig, type Config } from '../../src/entries/node.ts'
import { startCli } from '../support/cli-run.ts'
import { send } from '../support/http-client.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const NAME = 'agentcore-payments-mock.config'
const mine = { ...readyAccount, name: 'mine', description: 'My own' }

/** A scenario that is found to be impossible only when it is carried out. */
const dear = {
  ...mine,
  name: 'dear',
  paymentSessions: nearlySpent.paymentSessions?.map((session) => ({
    ...session,
    maxSpendAmount: '0.10',
  })),
}

/** A folder with these files in it. */
async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await temporaryFolder()
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, name), text)
  }
  return folder
}

const asModule = (config: unknown) => `export default ${JSON.stringify(config)}`

async function ready(
  config: unknown,
  argv: readonly string[] = [],
  env: Record<string, string> = {},
) {
  const folder = await folderWith({ [`${NAME}.mjs`]: asModule(config) })
  const cli = startCli(argv, env, { folder })
  const url = await cli.url()
  return { cli, url, folder }
}

/** The one line with which the command refuses what is in the folder, without the file's name. */
async function refusal(
  files: Record<string, string>,
  argv: readonly string[] = [],
): Promise<string> {
  const folder = await folderWith(files)
  const cli = startCli(argv, {}, { folder })
  expect(await cli.exitCode).toBe(2)
  expect(cli.stdout.text).toBe('')
  const [line = '', ...more] = cli.stderr.lines()
  expect(more).toEqual([])
  const prefix = 'agentcore-payments-mock: '
  expect(line.startsWith(prefix)).toBe(true)
  return line.slice(prefix.length).replaceAll(`${folder}/`, '')
}

const refusalOf = (config: unknown) =>
  refusal({ [`${NAME}.mjs`]: asModule(config) })

describe('a config file', () => {
  it.each([
    ['mjs', asModule({ seed: 'a' })],
    ['js', 'module.exports = { seed: "a" }'],
    ['json', '{ "seed": "a" }'],
  ])('is found as .%s in the working directory', async (extension, text) => {
    const name = `${NAME}.${extension}`
    const folder = await folderWith({ [name]: text })
    const cli = startCli([], {}, { folder })
    await cli.url()
    await cli.stop()
    expect(cli.options()).toEqual({ seed: 'a' })
    expect(cli.stdout.lines()).toContain(`Config: ${join(folder, name)}`)
  })

  it('is the one that is named, rather than the one that is there', async () => {
    const folder = await folderWith({
      [`${NAME}.json`]: '{ "seed": "there" }',
      'other.json': '{ "seed": "named" }',
    })
    const argv = ['--config', 'other.json', '--json']
    const named = startCli(argv, {}, { folder })
    await named.url()
    await named.stop()
    expect(named.options()).toEqual({ seed: 'named' })
    expect(
      named.stdout.lines().map((line) => JSON.parse(line) as object),
    ).toContainEqual({
      event: 'config',
      file: join(folder, 'other.json'),
    })
  })

  it('counts less than a variable, which counts less than a flag', async () => {
    const config = { seed: 'file', now: '2026-01-01T00:00:00Z', cors: '*' }
    const { cli, url } = await ready(config, ['--seed=flag'], {
      AGENTCORE_MOCK_SEED: 'variable',
      AGENTCORE_MOCK_NOW: '2026-02-02T00:00:00Z',
    })
    const answer = await send(`${url}/_mock/health`, {
      headers: { origin: 'http://a.example' },
    })
    await cli.stop()
    expect(answer.headers['access-control-allow-origin']).toBe('*')
    expect(cli.options()).toEqual({ seed: 'flag', now: '2026-02-02T00:00:00Z' })
  })

  it('says all that a flag can say', async () => {
    const { cli, url, folder } = await ready({
      host: 'localhost',
      scenario: 'nearlySpent',
      seed: 7,
      state: 'state.json',
      admin: false,
      json: true,
    })
    expect((await send(`${url}/_mock/health`)).status).toBe(404)
    await cli.stop()
    const events = cli.stdout.lines().map((line) => JSON.parse(line) as object)
    expect(events[0]).toMatchObject({ scenario: 'nearlySpent' })
    expect(events.at(-1)).toEqual({
      event: 'state-saved',
      file: join(folder, 'state.json'),
    })
    expect(cli.options()).toMatchObject({ seed: '7', scenario: nearlySpent })
  })

  it('can ask for quiet and for a port', async () => {
    const folder = await folderWith({
      [`${NAME}.mjs`]: asModule({ port: 0, quiet: true }),
    })
    const cli = startCli([], { AGENTCORE_MOCK_PORT: '' }, { folder })
    await cli.url()
    await cli.stop()
    expect(cli.stdout.lines()).toHaveLength(1)
  })

  it('says what no flag can say of the mock', async () => {
    const config: Config = defineConfig({
      policy: { walletBalance: 'enforce' },
      endpoints: ['http://localhost:4402/agentcore'],
      journalCapacity: 1,
    })
    const { cli, url } = await ready(config)
    await send(`${url}/payments/a`)
    await send(`${url}/payments/b`)
    await cli.stop()
    expect(cli.options()).toEqual(config)
    expect(cli.mock()?.journal.entries()).toHaveLength(1)
  })

  it('has a document for a scenario, or a path from its own folder', async () => {
    const inline = await ready({ scenario: mine })
    await inline.cli.stop()
    expect(inline.cli.mock()?.scenario).toEqual(mine)

    const folder = await folderWith({
      'a.json': JSON.stringify(mine),
      'config.json': '{ "scenario": "./a.json" }',
    })
    const elsewhere = await temporaryFolder()
    const byPath = startCli(
      ['--config', join(folder, 'config.json')],
      {},
      { folder: elsewhere },
    )
    await byPath.url()
    await byPath.stop()
    expect(byPath.mock()?.scenario).toEqual(mine)
  })

  it('brings scenarios of which much is left out, and that extend those before', async () => {
    const first = { name: 'first', description: 'One', extends: 'readyAccount' }
    const second = {
      name: 'second',
      description: 'Two',
      extends: 'first',
      paymentSessions: [{ name: 'tight', maxSpendAmount: '0.10' }],
    }
    const { cli } = await ready({
      scenarios: [first, second],
      scenario: { ...second, name: 'third', extends: 'second' },
    })
    await cli.stop()
    expect(cli.mock()?.scenario.name).toBe('third')
    expect(cli.mock()?.db.paymentSession.count()).toBe(2)
  })

  it('brings scenarios of its own, listed and found by name', async () => {
    const { cli, url } = await ready({ scenarios: [mine], scenario: 'mine' })
    expect(cli.mock()?.scenario).toEqual(mine)
    const list = await send(`${url}/_mock/scenarios`)
    expect(JSON.parse(list.body)).toMatchObject({
      current: 'mine',
      scenarios: expect.arrayContaining([
        { name: 'mine', description: 'My own' },
        expect.objectContaining({ name: 'nearlySpent' }),
      ]) as object[],
    })
    await send(`${url}/_mock/scenarios/nearlySpent`, { method: 'POST' })
    const back = await send(`${url}/_mock/scenarios/mine`, { method: 'POST' })
    expect(JSON.parse(back.body)).toMatchObject({ scenario: 'mine' })
    await cli.stop()
  })
})

describe('a bad config file', () => {
  const MEMBERS =
    'port, host, scenario, seed, now, state, cors, admin, x402, json, quiet, policy, endpoints, jwks, journalCapacity, scenarios'

  it('is refused with its name, the member, the value and what is allowed', async () => {
    expect(await refusalOf({ prot: 1 })).toBe(
      `${NAME}.mjs: unknown member "prot". Allowed: ${MEMBERS}`,
    )
    expect(await refusalOf({ polciy: {} })).toBe(
      `${NAME}.mjs: unknown member "polciy". Did you mean "policy"? Allowed: ${MEMBERS}`,
    )
    expect(await refusalOf({ config: 'a' })).toBe(
      `${NAME}.mjs: unknown member "config". Allowed: ${MEMBERS}`,
    )
    expect(await refusalOf({ port: '4402' })).toBe(
      `${NAME}.mjs: port cannot be "4402". Allowed: a whole number from 0 to 65535, 0 for any free port`,
    )
    expect(await refusalOf({ port: 70_000 })).toContain(
      'port cannot be "70000"',
    )
  })

  it.each([
    ['host cannot be "http://a". Allowed: ', { host: 'http://a' }],
    ['now cannot be "soon". Allowed: ', { now: 'soon' }],
    ["cors cannot be [ '*' ]. Allowed: ", { cors: ['*'] }],
    ['admin cannot be "no". Allowed: true', { admin: 'no' }],
    ['scenario cannot be null. Allowed: ', { scenario: null }],
    ['scenario cannot be "rich": no scenario has', { scenario: 'rich' }],
    ['scenario: Scenario "x" is not valid: ', { scenario: { name: 'x' } }],
    ['state cannot be "no/s.json": the folder ', { state: 'no/s.json' }],
    ['policy cannot be "strict". Allowed: an object', { policy: 'strict' }],
    ['policy: Policy "userId" cannot be "no"', { policy: { userId: 'no' } }],
    ['endpoints cannot be "a". Allowed: a list', { endpoints: 'a' }],
    ['endpoints: ', { endpoints: ['a'] }],
    ['journalCapacity: ', { journalCapacity: 0 }],
    ['journalCapacity cannot be "9". Allowed: ', { journalCapacity: '9' }],
    ['scenarios cannot be {}. Allowed: a list', { scenarios: {} }],
    ['scenarios.0: The scenario is not valid: name: ', { scenarios: [{}] }],
    ['scenarios.0: Scenario "dear": paymentSessions.0', { scenarios: [dear] }],
    [
      'scenarios.0: There is a scenario "readyAccount" already',
      { scenarios: [readyAccount] },
    ],
    [
      'scenarios.1: Scenario "b" is not valid: ',
      { scenarios: [mine, { ...mine, name: 'b', x: 1 }] },
    ],
  ])('is refused by: %s', async (words, config) => {
    expect(await refusalOf(config)).toContain(`${NAME}.mjs: ${words}`)
  })

  it.each([
    [
      'mjs',
      'export const port = 1',
      'it has no default export. Write: export default { … }',
    ],
    ['mjs', 'export default 5', 'a config must be an object. Received: 5'],
    [
      'mjs',
      'export default () => ({})',
      'a config must be an object. Received: function',
    ],
    ['mjs', 'export default {', 'the file cannot be loaded: '],
    ['mjs', "throw new Error('no luck')", 'the file cannot be loaded: no luck'],
    ['json', '{', 'the file is not JSON: '],
    ['json', '[]', 'a config must be an object. Received: []'],
  ])('.%s with %s is refused', async (extension, text, words) => {
    const name = `${NAME}.${extension}`
    expect(await refusal({ [name]: text })).toContain(`${name}: ${words}`)
  })

  it('is refused if it was named and is not there, or is of another kind', async () => {
    expect(await refusal({}, ['--config=a.mjs'])).toContain(
      '--config cannot be "a.mjs": the file cannot be read: ENOENT',
    )
    expect(await refusal({ 'a.yaml': '' }, ['--config=a.yaml'])).toBe(
      '--config cannot be "a.yaml": a config file ends in .mjs, .js or .json',
    )
  })

  it('is refused beside another one, unless one is named', async () => {
    const files = {
      [`${NAME}.mjs`]: asModule({ seed: 'a' }),
      [`${NAME}.json`]: '{ "seed": "b" }',
    }
    expect(await refusal(files)).toBe(
      `${NAME}.mjs and ${NAME}.json are both here. Keep one of them, or choose by --config`,
    )
    const folder = await folderWith(files)
    const env = { AGENTCORE_MOCK_CONFIG: `${NAME}.json` }
    const cli = startCli([], env, { folder })
    await cli.url()
    await cli.stop()
    expect(cli.options()).toEqual({ seed: 'b' })
  })
})
