import http from 'node:http'
import { describe, expect, it } from 'vitest'
import { send } from '../support/http-client.ts'
import { connectRaw } from '../support/raw-connection.ts'
import { served } from '../support/served.ts'
import { CREATE_SESSION } from '../support/service-call.ts'

const { path, headers, body } = CREATE_SESSION

describe('the server', () => {
  it('answers a call of the service', async () => {
    const { mock, url } = await served()
    const answer = await send(url + path, { method: 'POST', headers, body })
    expect(answer.status).toBe(201)
    expect(JSON.parse(answer.body)).toMatchObject({
      paymentSession: { expiryTimeInMinutes: 15 },
    })
    expect(mock.db.paymentSession.count()).toBe(2)
  })

  it('shows real time in Date and virtual time in x-mock-clock', async () => {
    const { mock, url } = await served()
    mock.clock.freeze()
    mock.clock.advanceBy({ days: 3650 })
    const before = Date.now()
    const answer = await send(url + path, { method: 'POST', headers, body })
    expect(answer.headers['x-mock-clock']).toBe(mock.clock.now().toISOString())
    const date = Date.parse(answer.headers.date ?? '')
    expect(Math.abs(date - before)).toBeLessThan(60_000)
  })

  it('keeps a connection for the next request', async () => {
    const { url } = await served()
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
    const ports = new Set<number | undefined>()
    agent.on('free', (socket) => ports.add(socket.localPort))
    for (let count = 0; count < 3; count += 1) {
      const options = { method: 'POST', headers, body, agent }
      expect((await send(url + path, options)).status).toBe(201)
    }
    agent.destroy()
    expect(ports.size).toBe(1)
  })

  it.each([
    'bedrock-agentcore.us-east-1.amazonaws.com:4402',
    'BEDROCK-agentcore.eu-west-1.amazonaws.com',
    'agentcore-mock.amazonaws.com:4402',
    'payments.internal',
    '[::1]:4402',
    '127.1',
    '[not an address]',
    'a b<c>:99999999',
    'someone:secret@example.com',
    '',
  ])('answers the service for the host "%s"', async (host) => {
    const { url } = await served()
    const answer = await send(url + path, {
      method: 'POST',
      headers: { ...headers, host },
      body,
    })
    expect(answer.status).toBe(201)
  })

  it('answers a request without a host, as HTTP/1.0 has it', async () => {
    const { url } = await served()
    const connection = await connectRaw(url)
    connection.send(['GET /_mock/health HTTP/1.0'])
    expect(await connection.closed).toMatch(/^HTTP\/1\.1 200 OK/)
  })

  it('answers a request whose target is a whole URL, as proxies send it', async () => {
    const { url } = await served()
    const connection = await connectRaw(url)
    connection.send([
      'GET http://bedrock-agentcore.us-east-1.amazonaws.com/payments/nothing HTTP/1.1',
      'Host: proxy.example',
    ])
    expect(await connection.received(/\}$/)).toMatch(
      /^HTTP\/1\.1 403 [^]*Unable to determine service\/operation name to be authorized/,
    )
  })

  it.each([
    ['GET http://[/payments HTTP/1.1'],
    ['GET /pay\\ments HTTP/1.1'],
    ['OPTIONS * HTTP/1.1'],
  ])('refuses a target that is no URL: %s', async (line) => {
    const { mock, url } = await served()
    const connection = await connectRaw(url)
    connection.send([line, 'Host: localhost'])
    const answer = await connection.received(/\}$/)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain('x-amzn-errortype: SerializationException')
    expect(answer).toContain(`x-mock-clock: `)
    expect(mock.journal.entries()).toEqual([])
  })

  it('numbers its own refusals, which leaves the ids of the service as they are', async () => {
    const ask = (url: string, size: number) =>
      send(url + path, {
        method: 'POST',
        headers,
        body: body.padEnd(size),
      }).then((answer) => answer.headers['x-amzn-requestid'])
    const [one, other] = [await served(), await served()]
    expect(await ask(one.url, 1_048_577)).not.toBe(
      await ask(one.url, 1_048_577),
    )
    expect(await ask(one.url, 0)).toBe(await ask(other.url, 0))
  })

  it('leaves the global Request and Response alone', async () => {
    const before = [globalThis.Request, globalThis.Response]
    await served()
    expect([globalThis.Request, globalThis.Response]).toEqual(before)
  })

  it('leaves /_mock/ to the service when the admin API is off', async () => {
    const { url } = await served({ admin: false })
    const answer = await send(`${url}/_mock/health`)
    expect(answer.status).toBe(404)
    expect(answer.headers['x-amzn-errortype']).toBe('UnknownOperationException')
  })

  it('refuses a foreign host on the admin API alone', async () => {
    const { url } = await served()
    const foreign = { headers: { host: 'rebound.example' } }
    expect((await send(`${url}/_mock/health`)).status).toBe(200)
    expect((await send(`${url}/_mock/health`, foreign)).status).toBe(403)
  })
})
