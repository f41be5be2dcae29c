import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

// the tests take the keyboard: q ends both
const programs = [
  start(
    'tsdown/dist/run.mjs',
    ['--no-dts', '--log-level=warn', '--watch'],
    ['ignore', 'inherit', 'inherit'],
  ),
  start(
    'vitest/vitest.mjs',
    ['watch', '--changed', '--project=unit', '--project=operations'],
    'inherit',
  ),
]

for (const program of programs) {
  program.on('exit', (code) => {
    process.exitCode ??= code ?? 1
    for (const other of programs) other.kill()
  })
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const program of programs) program.kill(signal)
  })
}

function start(command, options, stdio) {
  return spawn(
    process.execPath,
    [`${root}node_modules/${command}`, ...options],
    { cwd: root, stdio },
  )
}
