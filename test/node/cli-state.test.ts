import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { startCli } from '../support/cli-run.ts'
import { send } from '../support/http-client.ts'
import { requestInFlight } from '../support/in-flight.ts'
import { CREATE_SESSION } from '../support/service-call.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const { path, headers, body } = CREATE_SESSION

type Cli = ReturnType<typeof startCli>

async function createSession(cli: Cli): Promise<number> {
  const url = await cli.url()
  return (await send(url + path, { method: 'POST', headers, body })).status
}

const sessionsOf = (cli: Cli) => cli.mock()?.db.paymentSession.getAll()

describe('--state', () => {
  it('keeps the world at the end, and goes on from there', async () => {
    const folder = await temporaryFolder()
    const argv = ['--state', 'state.json']
    const first = startCli(argv, {}, { folder })
    expect(await createSession(first)).toBe(201)
    const file = join(folder, 'state.json')
    expect(first.stdout.lines()).toContain(`State file (new): ${file}`)
    expect(await first.stop()).toBe(0)
    expect(first.stdout.lines().at(-1)).toBe(`State saved in ${file}`)

    const second = startCli(argv, {}, { folder })
    await second.url()
    expect(sessionsOf(second)).toEqual(sessionsOf(first))
    expect(sessionsOf(second)).toHaveLength(2)
    await second.stop('SIGINT')
    expect(second.stdout.lines()).toContain(
      `State file: continued from ${file}`,
    )
    expect(await readdir(folder)).toEqual(['state.json'])
  })

  it('keeps what a request did that was in flight at the signal', async () => {
    const folder = await temporaryFolder()
    const cli = startCli([], { AGENTCORE_MOCK_STATE: 's.json' }, { folder })
    const connection = await requestInFlight(await cli.url())
    const ended = cli.stop()
    connection.socket.write(body)
    expect(await ended).toBe(0)
    const state = JSON.parse(
      await readFile(join(folder, 's.json'), 'utf8'),
    ) as {
      rows: { paymentSession: unknown[] }
    }
    expect(state.rows.paymentSession).toHaveLength(2)
  })

  it('keeps the world also when a second signal ends the wait for requests', async () => {
    const folder = await temporaryFolder()
    const cli = startCli(['--state', 's.json'], {}, { folder })
    const connection = await requestInFlight(await cli.url())
    void cli.stop('SIGINT')
    expect(await cli.stop('SIGINT')).toBe(130)
    expect(await readdir(folder)).toEqual(['s.json'])
    connection.socket.destroy()
  })

  it('is written once, whatever signals come meanwhile', async () => {
    const folder = await temporaryFolder()
    const cli = startCli(['--state', 's.json'], {}, { folder })
    await cli.url()
    void cli.stop('SIGINT')
    void cli.stop('SIGINT')
    await cli.stop('SIGTERM')
    const saved = cli.stdout
      .lines()
      .filter((line) => line.startsWith('State saved'))
    expect(saved).toHaveLength(1)
    expect(await readdir(folder)).toEqual(['s.json'])
  })

  it('wins over the scenario, the seed and the time, and says so', async () => {
    const folder = await temporaryFolder()
    const first = startCli(
      ['--state=s.json', '--scenario=emptyAccount'],
      {},
      { folder },
    )
    await first.url()
    await first.stop()
    const argv = ['--state=s.json', '--scenario=nearlySpent', '--seed=7']
    const file = join(folder, 's.json')

    const inWords = startCli(argv, {}, { folder })
    await inWords.url()
    await inWords.stop()
    expect(inWords.mock()?.scenario.name).toBe('emptyAccount')
    // nor is it seeded in vain
    expect(inWords.options()).toEqual({ seed: '7' })
    expect(inWords.stdout.lines()).toContain(
      `State file: continued from ${file}; ignored: --scenario, --seed`,
    )

    const asJson = startCli([...argv, '--json'], {}, { folder })
    await asJson.url()
    await asJson.stop()
    const events = asJson.stdout
      .lines()
      .map((line) => JSON.parse(line) as object)
    expect(events).toContainEqual({
      event: 'state',
      file,
      restored: true,
      unused: ['--scenario', '--seed'],
    })
    expect(events.at(-1)).toEqual({ event: 'state-saved', file })
  })

  it('still refuses a scenario that there is not', async () => {
    const folder = await temporaryFolder()
    const first = startCli(['--state=s.json'], {}, { folder })
    await first.url()
    await first.stop()
    const cli = startCli(['--state=s.json', '--scenario=rich'], {}, { folder })
    expect(await cli.exitCode).toBe(2)
    expect(cli.stderr.text).toContain('--scenario cannot be "rich"')
  })

  it.each([
    ['{', 'the file is not JSON: '],
    ['[]', 'The snapshot is not valid: format: '],
    [
      '{"format":"agentcore-payments-mock/snapshot","version":99}',
      'version: 99 is newer than ',
    ],
  ])(
    'refuses a file with %s in one line, and leaves it',
    async (text, reason) => {
      const folder = await temporaryFolder()
      await writeFile(join(folder, 's.json'), text)
      const cli = startCli(['--state', 's.json'], {}, { folder })
      expect(await cli.exitCode).toBe(2)
      expect(cli.stdout.text).toBe('')
      expect(cli.stderr.lines()).toHaveLength(1)
      expect(cli.stderr.text).toContain(
        'agentcore-payments-mock: --state cannot be "s.json": ',
      )
      expect(cli.stderr.text).toContain(reason)
      expect(await readFile(join(folder, 's.json'), 'utf8')).toBe(text)
    },
  )

  it('refuses a file that could not be written later', async () => {
    const folder = await temporaryFolder()
    const cli = startCli(['--state', 'no/s.json'], {}, { folder })
    expect(await cli.exitCode).toBe(2)
    expect(cli.stderr.text).toMatch(
      /^agentcore-payments-mock: --state cannot be "no\/s\.json": the folder .+ cannot be written to: ENOENT.+\n$/,
    )
  })

  it('ends with 1 when the world cannot be kept at the end', async () => {
    const folder = await temporaryFolder()
    const cli = startCli(['--state', 's.json'], {}, { folder })
    await cli.url()
    await rm(folder, { recursive: true })
    expect(await cli.stop()).toBe(1)
    expect(cli.stderr.lines()).toEqual([
      expect.stringMatching(
        /^agentcore-payments-mock: The state could not be saved to .+s\.json: ENOENT/,
      ),
    ])
  })
})

describe('POST state/save', () => {
  const save = async (cli: Cli) => {
    const answer = await send(`${await cli.url()}/_mock/state/save`, {
      method: 'POST',
    })
    return { ...answer, body: JSON.parse(answer.body) as unknown }
  }

  it('writes the file, and says which', async () => {
    const folder = await temporaryFolder()
    const cli = startCli(['--state', 's.json'], {}, { folder })
    await createSession(cli)
    const file = join(folder, 's.json')
    expect(await save(cli)).toMatchObject({ status: 200, body: { file } })
    expect(await readFile(file, 'utf8')).toContain(
      readyAccount.ids.paymentSessionId,
    )
    await rm(folder, { recursive: true })
    expect(await save(cli)).toMatchObject({
      status: 500,
      body: {
        error: {
          message: expect.stringContaining(
            `The state could not be saved to ${file}: ENOENT`,
          ) as string,
        },
      },
    })
    await cli.stop()
  })

  it('is refused by a server that keeps none', async () => {
    const cli = startCli()
    expect(await save(cli)).toMatchObject({
      status: 400,
      body: {
        error: {
          message:
            'This server has no state file. Start it with --state FILE, or get the state with GET /_mock/state.',
        },
      },
    })
    await cli.stop()
  })
})
