import { MockError } from '../../errors.ts'
import { chooseSettings } from '../settings/chosen.ts'
import {
  readArguments,
  type Asked,
  type Environment,
} from '../settings/arguments.ts'
import { writeConfigFile } from './init.ts'
import { createChosenMock } from './mock.ts'
import { createReporter, type Output } from './output.ts'
import { createProgress } from './progress.ts'
import { openKeptState, restoreKeptState } from './state.ts'
import { readConfigFile } from '../settings/config-file.ts'
import { readMockMembers, type MockParts } from '../settings/mock-members.ts'
import type { Serve } from '../server/serve.ts'
import { UsageError } from '../settings/usage-error.ts'

/** Parts that the entry provides. */
export interface CliParts extends MockParts {
  version: string
  serve: Serve
}

/** Process environment of the command. */
export interface CliIo extends Output {
  /** The working directory. */
  folder: string
  signals: {
    on(signal: keyof typeof SIGNAL_EXIT_CODES, listener: () => void): unknown
  }
}

// a shell's exit code for a program ended by a signal: 128 plus the number
const SIGNAL_EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const

/**
 * Runs the command until a signal ends it.
 *
 * @returns the exit code: 0 after a clean shutdown, 1 if it cannot listen or cannot save its state, 2 for a bad flag,
 * variable or file, 130 or 143 for a second signal during the shutdown; the process should then exit at once.
 */
export async function runCli(
  argv: readonly string[],
  env: Environment,
  io: CliIo,
  parts: CliParts,
): Promise<number> {
  try {
    const print = (text: string) => io.stdout.write(text)
    const asked = readArguments(argv, env, parts.version, print)
    if (asked === undefined) return 0
    if (asked.command === 'serve') return await runServer(asked, io, parts)
    print(await writeConfigFile(io.folder, { overwrite: asked.force }))
    return 0
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof MockError)) {
      throw error
    }
    io.stderr.write(`agentcore-payments-mock: ${inOneLine(error.message)}\n`)
    return error instanceof UsageError ? 2 : 1
  }
}

async function runServer(
  { given }: Extract<Asked, { command: 'serve' }>,
  io: CliIo,
  parts: CliParts,
): Promise<number> {
  const configFile = await readConfigFile(given.config, io.folder)
  const chosen = chooseSettings(given, configFile, io.folder)
  const { settings } = chosen
  const members = configFile && (await readMockMembers(configFile, parts))
  const stateFile = await openKeptState(chosen)
  const progress = createProgress(io, settings)
  const mock = await createChosenMock(chosen, members, parts, {
    isRestored: stateFile?.contents !== undefined,
    onProgress: progress.onProgress,
  }).finally(progress.end)
  const state = stateFile && restoreKeptState(stateFile, mock, chosen)
  const { port, host, cors, admin, x402 } = settings
  const reporter = createReporter(io, settings)
  const server = await parts.serve(mock, {
    port,
    host,
    admin,
    x402,
    ...(cors === undefined ? {} : { cors }),
    scenarios: members?.scenarios ?? [],
    onRequest: reporter.request,
    ...(state && {
      saveState: async () => {
        await state.save()
        return { file: state.file }
      },
    }),
  })
  const stopped = untilStopped(io, {
    drain: () => server.close(),
    async save() {
      await state?.save()
      if (state) reporter.saved(state.file)
    },
  })
  reporter.ready({ server, mock, configFile: configFile?.file, state })
  return stopped
}

/**
 * Waits for a signal, then finishes open requests and saves. A second signal drops the requests but not the save:
 * npx forwards a Ctrl-C that the terminal has sent already, and that must not lose the state.
 */
function untilStopped(
  io: CliIo,
  { drain, save }: Record<'drain' | 'save', () => Promise<void>>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    let isStopping = false
    let saved: Promise<void> | undefined
    const finish = (exitCode: number) => {
      saved ??= save()
      saved.then(() => resolve(exitCode), reject)
    }
    for (const [signal, exitCode] of Object.entries(SIGNAL_EXIT_CODES)) {
      io.signals.on(signal as keyof typeof SIGNAL_EXIT_CODES, () => {
        if (isStopping) return finish(exitCode)
        isStopping = true
        drain().then(() => finish(0), reject)
      })
    }
  })
}

function inOneLine(message: string): string {
  return message.replace(/:\s*\n\s*/g, ': ').replace(/\s*\n\s*/g, '; ')
}
