import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createAdminClient } from '../../src/entries/admin-client.ts'
import { MockError, type MockEvent } from '../../src/entries/index.ts'
import { serve } from '../../src/entries/node.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { served } from '../support/served.ts'
import { createAdminCaller } from '../support/admin-caller.ts'
import { collected } from '../support/collected.ts'

/** A server that is not ours. */
async function startOther(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('a client of the admin API', () => {
  it.each([
    '',
    'localhost:4402',
    'ftp://localhost',
    'http://x/?a=1',
    'http://x/#a',
  ])('refuses the base URL "%s"', (url) => {
    expect(() => createAdminClient(url)).toThrow(MockError)
    expect(() => createAdminClient(url)).toThrow(
      `Received: ${JSON.stringify(url)}`,
    )
  })

  it('takes a base URL with a path, and a slash at its end', async () => {
    const { fetch } = createAdminCaller()
    const asked: string[] = []
    const client = createAdminClient('http://localhost/mocks/', {
      fetch(url, init) {
        asked.push(url)
        return fetch(new Request(url.replace('/mocks', ''), init))
      },
    })
    await client.clock.now()
    expect(asked).toEqual(['http://localhost/mocks/_mock/clock'])
  })

  it('names its namespace on every request', async () => {
    const { fetch, namespaces } = createAdminCaller()
    const client = createAdminClient('http://localhost', {
      namespace: 'mine',
      fetch: (url, init) => fetch(new Request(url, init)),
    })
    await client.faults.inject({ latency: { seconds: 1 } })
    const stop = await client.events.subscribe(() => {})
    stop()
    expect(namespaces.of(undefined).faults.list()).toEqual([])
    expect(namespaces.of('mine').faults.list()).toHaveLength(1)
    expect(namespaces.list()).toEqual(['mine'])
  })

  it('tells which server does not answer, and what to do', async () => {
    const { server, url } = await served()
    await server.close()
    const client = createAdminClient(url)
    for (const act of [client.clock.now, client.journal.entries]) {
      await expect(act()).rejects.toThrow(MockError)
      await expect(act()).rejects.toThrow(
        /^Nothing answers at http:\S+: .*ECONNREFUSED.*Start the server with "npx agentcore-payments-mock"/,
      )
    }
    await expect(client.events.subscribe(() => {})).rejects.toThrow(MockError)
  })

  it('tells when another server answers, or one without the admin API', async () => {
    const other = await startOther((_, response) => {
      response.writeHead(502).end('<html>no</html>')
    })
    await expect(createAdminClient(other).policy).rejects.toThrow(
      /_mock\/policy answered 502, which is not a reply of the admin API: <html>no/,
    )
    const { url } = await served({ admin: false })
    await expect(createAdminClient(url).policy).rejects.toThrow('--no-admin')
  })

  it("hands on the server's own words", async () => {
    const { url } = await served()
    const client = createAdminClient(url, { namespace: '../x' })
    await expect(client.saves).rejects.toEqual(
      new MockError(
        '"../x" is not a valid namespace. Allowed: 1 to 64 letters, digits, "_", "-" or ".", with no "." in front',
      ),
    )
  })

  it('goes on hearing events when the connection was lost, and misses none', async () => {
    const mock = assembleMock()
    const server = await serve(mock, { port: 0 })
    onTestFinished(() => server.close({ deadlineMs: 0 }))
    let connections = 0
    const client = createAdminClient(server.url, {
      async fetch(url, init) {
        const response = await fetch(url, init)
        connections += 1
        return connections === 1 ? cutAfterFirstPiece(response) : response
      },
    })
    const heard = collected<MockEvent>()
    const stop = await client.events.subscribe(heard.listener)
    mock.clock.freeze()
    mock.faults.clear()
    await heard.until(2)
    stop()
    expect(connections).toBe(2)
    expect(heard.items.map(({ type }) => type)).toEqual(['clock', 'faults'])
  })

  it('finds a server that was started again, and hears that it missed something', async () => {
    const first = await serve(assembleMock(), { port: 0 })
    const client = createAdminClient(first.url)
    const heard = collected<MockEvent>()
    const stop = await client.events.subscribe(heard.listener)
    onTestFinished(stop)
    await first.close()
    const again = assembleMock()
    const second = await serve(again, { port: first.port })
    onTestFinished(() => second.close({ deadlineMs: 0 }))
    await heard.until(1)
    again.faults.clear()
    expect(await heard.until(2)).toMatchObject([
      { type: 'world', cause: 'missed' },
      { type: 'faults' },
    ])
  })

  it('goes on when a listener throws', async () => {
    const { mock, url } = await served()
    const heard = collected<MockEvent>()
    const stop = await createAdminClient(url).events.subscribe((event) => {
      heard.listener(event)
      throw new Error('the listener is broken')
    })
    onTestFinished(stop)
    mock.faults.clear()
    mock.faults.clear()
    await heard.until(2)
  })
})

/** The greeting, and then a connection that breaks off. */
function cutAfterFirstPiece(response: Response): Response {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  let count = 0
  return new Response(
    new ReadableStream<Uint8Array>({
      async pull(stream) {
        count += 1
        if (count > 1) {
          await reader.cancel()
          return stream.error(new Error('gone'))
        }
        stream.enqueue((await reader.read()).value as Uint8Array)
      },
    }),
    response,
  )
}
