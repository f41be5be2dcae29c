import http from 'node:http'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { startServer, TIME_LIMITS } from '../../src/node/server/start-server.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { send } from '../support/http-client.ts'
import { requestInFlight } from '../support/in-flight.ts'
import { connectRaw } from '../support/raw-connection.ts'
import { served } from '../support/served.ts'
import { CREATE_SESSION } from '../support/service-call.ts'

const { body } = CREATE_SESSION
// later than any test waits, so that what ends earlier was not cut off by it
const NEVER = { deadlineMs: 60_000 }

describe('a server that is closed', () => {
  it('answers a request in flight, takes no other, and then ends', async () => {
    const { mock, server, url } = await served()
    const connection = await requestInFlight(url)
    const closed = server.close(NEVER)
    await expect(send(url)).rejects.toThrow('ECONNREFUSED')
    connection.socket.write(body)
    await closed
    expect(await connection.closed).toMatch(/^HTTP\/1\.1 201 [^]*\}$/)
    expect(mock.db.paymentSession.count()).toBe(2)
  })

  it('drops connections that are kept for later', async () => {
    const { server, url } = await served()
    const agent = new http.Agent({ keepAlive: true })
    await send(`${url}/_mock/health`, { agent })
    const [socket] = Object.values(agent.freeSockets).flat()
    const dropped = once(socket ?? agent, 'close')
    await server.close(NEVER)
    await dropped
  })

  it('drops connections that have sent nothing yet', async () => {
    const { server, url } = await served()
    const connection = await connectRaw(url)
    // accepted in order, so the one before is known to the server once this is answered
    await send(`${url}/_mock/health`)
    await server.close(NEVER)
    expect(await connection.closed).toBe('')
  })

  it('cuts off what is left after the deadline', async () => {
    const { mock, server, url } = await served()
    const connection = await requestInFlight(url)
    await server.close({ deadlineMs: 1 })
    expect(await connection.closed).toBe('')
    expect(mock.db.paymentSession.count()).toBe(1)
  })

  it('may be closed twice', async () => {
    const { server } = await served()
    await Promise.all([server.close(), server.close()])
    await server.close()
  })
})

describe('the time limits', () => {
  const limited = async (limits: Partial<typeof TIME_LIMITS>) => {
    const server = await startServer(
      assembleMock(),
      { port: 0 },
      { ...TIME_LIMITS, connectionsCheckingInterval: 5, ...limits },
    )
    const connection = await connectRaw(server.url)
    return { server, connection }
  }

  it('end a connection whose headers do not come', async () => {
    const { server, connection } = await limited({ headersTimeout: 20 })
    connection.socket.write('GET / HTTP/1.1\r\nHost: local')
    expect(await connection.closed).toMatch(/^HTTP\/1\.1 408 /)
    await server.close()
  })

  it('end a connection whose body does not come', async () => {
    const { server, connection } = await limited({
      headersTimeout: 20,
      requestTimeout: 20,
    })
    connection.send(
      ['POST / HTTP/1.1', 'Host: localhost', 'Content-Length: 9'],
      'half',
    )
    expect(await connection.closed).not.toMatch(/^HTTP\/1\.1 2/)
    await server.close()
  })

  it('end a connection that is not used any more', async () => {
    const { server, connection } = await limited({ keepAliveTimeout: 20 })
    connection.send(['GET / HTTP/1.1', 'Host: localhost'])
    expect(await connection.closed).toMatch(/^HTTP\/1\.1 404 /)
    await server.close()
  })
})
