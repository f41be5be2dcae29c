#!/usr/bin/env node
import { catalog } from '../../fixtures/catalog.ts'
import { completeScenario } from '../../fixtures/complete-scenario.ts'
import { version } from '../../package.json' with { type: 'json' }
import { runCli } from '../node/cli/cli.ts'
import { assembleMock } from './assemble.ts'
import { serve } from './node.ts'

for (const stream of [process.stdout, process.stderr]) {
  // a reader that closes the pipe, such as a test that waits for the ready line, must not end the server
  stream.on('error', () => {})
}

process.exit(
  await runCli(
    process.argv.slice(2),
    process.env,
    {
      stdout: process.stdout,
      stderr: process.stderr,
      folder: process.cwd(),
      signals: process,
    },
    {
      version,
      scenarios: catalog,
      completeScenario,
      createMock: assembleMock,
      serve,
    },
  ),
)
