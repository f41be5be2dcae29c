// Uses the built command as a user would: has it write a config file, starts the server from that, asks for its
// health, stops it by SIGTERM, and looks for the state that it kept.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

const READY = /^agentcore-payments-mock listening on (http:\/\/\S+)$/

const cli = resolve('dist/cli.js')
const cwd = mkdtempSync(join(tmpdir(), 'smoke-server-'))
process.on('exit', () => rmSync(cwd, { recursive: true }))

console.log(
  execFileSync(process.execPath, [cli, 'init'], { cwd, encoding: 'utf8' }),
)

const server = spawn(
  process.execPath,
  [cli, '--port', '0', '--state', 'state.json'],
  {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 20_000,
    killSignal: 'SIGKILL',
  },
)
const ended = once(server, 'exit')
process.on('exit', () => server.kill('SIGKILL'))

let answered = false
for await (const line of createInterface({ input: server.stdout })) {
  console.log(line)
  const [, url] = READY.exec(line) ?? []
  if (!url) continue
  const reply = await fetch(`${url}/_mock/health`)
  const body = await reply.text()
  console.log(reply.status, body)
  assert.equal(reply.status, 200)
  answered = true
  server.kill('SIGTERM')
}

assert.ok(answered, 'the server must print its ready line')
assert.deepEqual(await ended, [0, null], 'the server must end by itself with 0')
const { format } = JSON.parse(readFileSync(join(cwd, 'state.json'), 'utf8'))
assert.equal(format, 'agentcore-payments-mock/snapshot')
