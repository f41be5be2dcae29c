// Starts the built server as a user would, asks for its health, and stops it by SIGTERM.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

const READY = /^agentcore-payments-mock listening on (http:\/\/\S+)$/

const server = spawn(process.execPath, ['dist/cli.js', '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  timeout: 20_000,
  killSignal: 'SIGKILL',
})
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
