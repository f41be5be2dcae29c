import { describe, expect, it } from 'vitest'
import { MockError } from '../../src/errors.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { serve, type ServeOptions } from '../../src/entries/node.ts'
import {
  describeListenError,
  urlForClients,
} from '../../src/node/server/listening.ts'
import { send } from '../support/http-client.ts'
import { served } from '../support/served.ts'

async function failure(options: ServeOptions): Promise<unknown> {
  return serve(assembleMock(), options).then(
    async (server) => {
      await server.close()
      return undefined
    },
    (error: unknown) => error,
  )
}

describe('serve', () => {
  it('listens on loopback alone, and tells the real port', async () => {
    const { server } = await served()
    expect(server.port).toBeGreaterThan(0)
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`)
    expect((await send(`${server.url}/_mock/health`)).status).toBe(200)
  })

  it('listens on a name', async () => {
    const { server } = await served({ host: 'localhost' })
    expect(server.url).toBe(`http://localhost:${server.port}`)
    expect((await send(`${server.url}/_mock/health`)).status).toBe(200)
  })

  it('says which port is in use and what to do', async () => {
    const { server } = await served()
    const error = await failure({ port: server.port })
    expect(error).toBeInstanceOf(MockError)
    expect((error as MockError).message).toBe(
      `Port ${server.port} on 127.0.0.1 is in use. Stop the program that uses it, or choose another port; 0 (--port 0) picks a free one`,
    )
  })

  it.each<[ServeOptions, string]>([
    [{ port: -1 }, 'A port must be a whole number from 0 to 65535'],
    [{ port: 65_536 }, 'Received: 65536'],
    [{ port: 80.5 }, 'Received: 80.5'],
    [{ port: 0, cors: 'localhost:5173' }, 'Received: "localhost:5173"'],
    [{ port: 0, cors: 'http://localhost:5173/' }, 'cors must be "*" or one'],
    [
      { Port: 0 } as ServeOptions,
      'serve has no option "Port". Did you mean "port"? Allowed: port, host, cors, admin, x402, scenarios, saveState, onRequest',
    ],
    [{ port: 0, cors: '' }, 'cors must be "*" or one origin'],
  ])('refuses %o', async (options, message) => {
    const error = await failure(options)
    expect(error).toBeInstanceOf(MockError)
    expect((error as MockError).message).toContain(message)
  })
})

it.each([
  ['127.0.0.1', 'http://127.0.0.1:4402'],
  ['0.0.0.0', 'http://127.0.0.1:4402'],
  ['::', 'http://[::1]:4402'],
  ['2001:db8::1', 'http://[2001:db8::1]:4402'],
  ['mock.internal', 'http://mock.internal:4402'],
])('a server on %s is called at %s', (host, url) => {
  expect(urlForClients(host, 4402)).toBe(url)
})

it.each([
  [
    'EACCES',
    'Port 80 on 127.0.0.1 needs administrator rights. Choose one above 1023',
  ],
  ['EADDRNOTAVAIL', 'This machine has no address "127.0.0.1" to listen on'],
  ['ENOTFOUND', 'This machine has no address "127.0.0.1" to listen on'],
  ['EMFILE', 'Cannot listen on port 80 of 127.0.0.1: too bad'],
])('the error %s is put in words', (code, words) => {
  const error = Object.assign(new Error('too bad'), { code })
  expect(describeListenError(error, 80, '127.0.0.1')).toContain(words)
})
