import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { nearlySpent } from '../../fixtures/sessions.ts'
import { SETTINGS } from '../../src/node/settings/settings.ts'
import { CONFIG_MEMBERS } from '../../src/node/settings/config-file.ts'
import { CONFIG_TEMPLATE } from '../../src/node/settings/config-template.ts'
import { startCli } from '../support/cli-run.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const NAME = 'agentcore-payments-mock.config.mjs'

async function init(folder: string, ...argv: string[]) {
  const cli = startCli(['init', ...argv], {}, { folder })
  const exitCode = await cli.exitCode
  return { exitCode, stdout: cli.stdout.text, stderr: cli.stderr.text }
}

describe('init', () => {
  it('writes a config file that the server starts from, and says so', async () => {
    const folder = await temporaryFolder()
    expect(await init(folder)).toEqual({
      exitCode: 0,
      stdout: `Wrote ${NAME}. Edit it, then start the server in this folder:\n\n  npx agentcore-payments-mock\n`,
      stderr: '',
    })
    const cli = startCli([], {}, { folder })
    await cli.url()
    expect(await cli.stop()).toBe(0)
    expect(cli.stdout.lines()).toContain(`Config: ${join(folder, NAME)}`)
    expect(cli.mock()?.scenario.name).toBe('readyAccount')
  })

  it('overwrites a file only by --force', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, NAME), 'mine')
    expect(await init(folder)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `agentcore-payments-mock: ${NAME} is in this folder already. Use --force to overwrite it\n`,
    })
    expect(await readFile(join(folder, NAME), 'utf8')).toBe('mine')
    expect((await init(folder, '--force')).exitCode).toBe(0)
    expect(await readFile(join(folder, NAME), 'utf8')).toBe(CONFIG_TEMPLATE)
  })

  it('writes no second config file, even by --force', async () => {
    const folder = await temporaryFolder()
    const other = 'agentcore-payments-mock.config.json'
    await writeFile(join(folder, other), '{}')
    expect(await init(folder, '--force')).toMatchObject({
      exitCode: 2,
      stderr: `agentcore-payments-mock: ${other} is in this folder already, and only one config file is allowed. Remove it first\n`,
    })
    expect(await readdir(folder)).toEqual([other])
  })

  it('refuses a folder that is not there', async () => {
    const folder = join(await temporaryFolder(), 'gone')
    const { exitCode, stderr } = await init(folder)
    expect(exitCode).toBe(2)
    expect(stderr).toContain(`${NAME} cannot be written: ENOENT`)
  })
})

describe('the file that init writes', () => {
  it('names every member, and has the defaults', async () => {
    const named = [...CONFIG_TEMPLATE.matchAll(/^ {2}(?:\/\/ )?(\w+):/gm)]
    expect(named.map(([, name]) => name).sort()).toEqual(
      [...CONFIG_MEMBERS].sort(),
    )
    const folder = await temporaryFolder()
    await init(folder)
    const { default: config } = (await import(
      pathToFileURL(join(folder, NAME)).href
    )) as { default: Record<string, unknown> }
    const { port, host, admin, x402, json, quiet } = SETTINGS
    expect(config).toEqual({
      port: port.byDefault,
      host: host.byDefault,
      scenarios: [],
      policy: {},
      journalCapacity: 1000,
      admin: admin.byDefault,
      x402: x402.byDefault,
      json: json.byDefault,
      quiet: quiet.byDefault,
    })
  })

  it('stays valid with everything in it that is commented out', async () => {
    const folder = await temporaryFolder()
    const text = CONFIG_TEMPLATE.replaceAll(/^( +)\/\/ (\w+: .+,)$/gm, '$1$2')
    expect(text).toContain("\n  seed: 'monday',")
    expect(text).toContain("\n    walletBalance: 'enforce',")
    await writeFile(join(folder, NAME), text)
    const cli = startCli([], {}, { folder })
    await cli.url()
    await cli.stop()
    expect(cli.options()).toMatchObject({
      seed: 'monday',
      scenario: nearlySpent,
      policy: { expiredSessions: 'visible' },
      endpoints: ['http://localhost:4402/agentcore'],
    })
    expect(await readdir(folder)).toContain(
      'agentcore-payments-mock.state.json',
    )
  })
})
