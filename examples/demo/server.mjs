// @ts-check
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/**
 * @typedef {object} Server
 * @property {string} url where it listens
 * @property {Record<string, string>} ids what its scenario gives a name to
 * @property {() => Promise<number | null>} stop ends it as a terminal would; resolves to its exit code
 */

/**
 * Starts the mock server as a process of its own, on a free port.
 *
 * @param {readonly string[]} [flags] beside those
 * @returns {Promise<Server>} the server, once it answers
 */
export async function startServer(flags = []) {
  const child = spawn(
    process.execPath,
    [CLI, '--port', '0', '--json', ...flags],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const exited = once(child, 'exit')
  // read to the end: a server whose output nobody takes would come to a halt
  const lines = createInterface({ input: child.stdout })
  const [line] = await Promise.race([once(lines, 'line'), exited])
  if (typeof line !== 'string') {
    throw new Error(
      `The server ended before it listened. Is ${CLI} built? Run: npm run build`,
    )
  }
  const { url, ids = {} } = JSON.parse(line)
  return {
    url,
    ids,
    async stop() {
      child.kill('SIGTERM')
      const [code] = await exited
      return code
    },
  }
}
