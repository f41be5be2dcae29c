import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

// Node 20 itself loads no TypeScript
const { module } = await runnerImport(`${root}build/scaffold/command.ts`, {
  root,
  configFile: false,
  logLevel: 'error',
})
process.exitCode = await module.runScaffold(
  process.argv.slice(2),
  root,
  process,
)
