import { EventEmitter } from 'node:events'
import { catalog } from '../../fixtures/catalog.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { serve } from '../../src/entries/node.ts'
import type { Mock, MockOptions } from '../../src/mock.ts'
import { runCli } from '../../src/node/cli.ts'

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

/** The command in this process, with the real mock and server, on a free port unless told. */
export function startCli(
  argv: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
) {
  const stdout = createSink()
  const stderr = createSink()
  const signals = new EventEmitter()
  const created: { options: MockOptions; mock: Mock }[] = []
  const exitCode = runCli(
    argv,
    { AGENTCORE_MOCK_PORT: '0', ...env },
    { stdout, stderr, signals },
    {
      version: '1.2.3',
      scenarios: catalog,
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
    options: () => created[0]?.options,
    mock: () => created[0]?.mock,
  }
}
