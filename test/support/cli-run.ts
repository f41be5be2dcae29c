import { EventEmitter } from 'node:events'
import { catalog } from '../../fixtures/catalog.ts'
import { completeScenario } from '../../fixtures/complete-scenario.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { serve } from '../../src/entries/node.ts'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import type { AssembleOptions } from '../../src/mock/mock-options.ts'
import { runCli } from '../../src/node/cli/cli.ts'

/** Text that a program writes, and a way to wait for some of it. */
function createSink() {
  const written = new EventEmitter()
  const sink = {
    text: '',
    write(text: string) {
      sink.text += text
      written.emit('write')
    },
    async until(pattern: RegExp): Promise<string> {
      while (!pattern.test(sink.text)) {
        await new Promise((resolve) => written.once('write', resolve))
      }
      return sink.text
    },
    lines: () => sink.text.split('\n').slice(0, -1),
  }
  return sink
}

/**
 * The command in this process, with the real mock and server, on a free port unless told.
 *
 * @param surroundings `folder`: the working directory; `isTTY`: whether errors go to a terminal.
 */
export function startCli(
  argv: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
  { folder = process.cwd(), isTTY = false } = {},
) {
  const stdout = createSink()
  const stderr = Object.assign(createSink(), { isTTY })
  const signals = new EventEmitter()
  const created: {
    options: Partial<AssembleOptions>
    mock: PaymentsMockCore
  }[] = []
  const exitCode = runCli(
    argv,
    { AGENTCORE_MOCK_PORT: '0', ...env },
    { stdout, stderr, folder, signals },
    {
      version: '1.2.3',
      scenarios: catalog,
      completeScenario,
      serve,
      createMock(options) {
        const mock = assembleMock(options)
        created.push({ options, mock })
        return mock
      },
    },
  )
  return {
    stdout,
    stderr,
    exitCode,
    /** Sends a signal and waits for the end. */
    stop(signal: 'SIGINT' | 'SIGTERM' = 'SIGTERM') {
      signals.emit(signal)
      return exitCode
    },
    /** The base URL, once the ready line says it. */
    async url(): Promise<string> {
      const text = await stdout.until(/http:\/\/[\w.]+:\d+/)
      return /http:\/\/[\w.]+:\d+/.exec(text)?.[0] ?? ''
    },
    options: () => created.at(-1)?.options,
    mock: () => created.at(-1)?.mock,
  }
}
