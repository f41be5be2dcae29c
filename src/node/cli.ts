import { MockError } from '../errors.ts'
import type { Mock, MockOptions } from '../mock.ts'
import type { NamedScenario } from '../scenario.ts'
import {
  readArguments,
  UsageError,
  type Arguments,
  type Environment,
} from './cli-arguments.ts'
import { createReporter, type Output } from './cli-output.ts'
import { loadScenario } from './cli-scenario.ts'
import type { RunningServer, ServerOptions } from './serve.ts'

/** What the command is joined with. */
export interface CliParts {
  version: string
  /** What `--scenario` finds by name. */
  scenarios: readonly NamedScenario[]
  createMock(options: MockOptions): Mock
  serve(
    mock: Mock,
    options: ServerOptions & { admin: boolean },
  ): Promise<RunningServer>
}

/** The command's surroundings. */
export interface CliIo extends Output {
  signals: {
    on(signal: keyof typeof SIGNAL_EXIT_CODES, listener: () => void): unknown
  }
}

// the shell's way to say that a signal ended a program: 128 and its number
const SIGNAL_EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const

/**
 * Runs the command until a signal ends it.
 *
 * @returns the exit code: 0 after a drained end, 1 if it cannot listen, 2 for a bad flag or variable,
 * 130 or 143 for a second signal during the drain, upon which the process should end at once.
 */
export async function runCli(
  argv: readonly string[],
  env: Environment,
  io: CliIo,
  parts: CliParts,
): Promise<number> {
  try {
    const print = (text: string) => io.stdout.write(text)
    const chosen = readArguments(argv, env, parts.version, print)
    if (chosen === undefined) return 0
    return await serveUntilSignal(chosen, io, parts)
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof MockError)) {
      throw error
    }
    io.stderr.write(`agentcore-payments-mock: ${inOneLine(error.message)}\n`)
    return error instanceof UsageError ? 2 : 1
  }
}

async function serveUntilSignal(
  chosen: Arguments,
  io: CliIo,
  parts: CliParts,
): Promise<number> {
  const { settings } = chosen
  const mock = await createMock(chosen, parts)
  const { port, host, cors, admin } = settings
  const server = await parts.serve(mock, {
    port,
    host,
    admin,
    ...(cors === undefined ? {} : { cors }),
  })
  const reporter = createReporter(io, settings)
  mock.journal.subscribe(reporter.request)
  const stopped = untilStopped(server, io)
  reporter.ready(server, mock)
  return stopped
}

async function createMock(
  { settings, sources }: Arguments,
  { scenarios, createMock: create }: CliParts,
): Promise<Mock> {
  const { scenario, seed, now } = settings
  const options = {
    ...(seed === undefined ? {} : { seed }),
    ...(now === undefined ? {} : { now }),
  }
  if (scenario === undefined) return create(options)
  try {
    const document = await loadScenario(scenario, scenarios)
    return create({ ...options, scenario: document })
  } catch (error) {
    throw new UsageError(
      `${sources.scenario} cannot be ${JSON.stringify(scenario)}: ${(error as Error).message}`,
    )
  }
}

function untilStopped(server: RunningServer, io: CliIo): Promise<number> {
  return new Promise((resolve) => {
    let isStopping = false
    for (const [signal, exitCode] of Object.entries(SIGNAL_EXIT_CODES)) {
      io.signals.on(signal as keyof typeof SIGNAL_EXIT_CODES, () => {
        if (isStopping) return resolve(exitCode)
        isStopping = true
        void server.close().then(() => resolve(0))
      })
    }
  })
}

function inOneLine(message: string): string {
  return message.replace(/:\s*\n\s*/g, ': ').replace(/\s*\n\s*/g, '; ')
}
