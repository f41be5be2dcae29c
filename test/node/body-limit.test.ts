import { describe, expect, it } from 'vitest'
import { send } from '../support/http-client.ts'
import { connectRaw } from '../support/raw-connection.ts'
import { served } from '../support/served.ts'
import { CREATE_SESSION } from '../support/service-call.ts'

const MIB = 1_048_576
const { path, headers, body } = CREATE_SESSION
const HEALTH = ['GET /_mock/health HTTP/1.1', 'Host: localhost']
const HEAD = [
  `POST ${path} HTTP/1.1`,
  'Host: localhost',
  ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
]

function withLength(text: string): [head: string[], body: string] {
  return [[...HEAD, `Content-Length: ${text.length}`], text]
}

function chunked(text: string): [head: string[], body: string] {
  return [
    [...HEAD, 'Transfer-Encoding: chunked'],
    `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`,
  ]
}

describe.each([
  ['of a declared length', withLength],
  ['in chunks', chunked],
])('a body %s', (_, encode) => {
  it('is read', async () => {
    const { url } = await served()
    const connection = await connectRaw(url)
    connection.send(...encode(body))
    expect(await connection.received(/\}$/)).toMatch(/^HTTP\/1\.1 201 /)
  })

  it('may have a mebibyte', async () => {
    const { url } = await served()
    const connection = await connectRaw(url)
    connection.send(...encode(body.padEnd(MIB)))
    expect(await connection.received(/\}$/)).toMatch(/^HTTP\/1\.1 201 /)
  })

  it('of more than a mebibyte is refused, and the connection goes on', async () => {
    const { mock, url } = await served()
    const connection = await connectRaw(url)
    connection.send(...encode(body.padEnd(MIB + 1)))
    const answer = await connection.received(/\}$/)
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toContain('x-amzn-errortype: RequestEntityTooLargeException')
    expect(answer).toMatch(/x-amzn-requestid: [0-9a-f-]{36}\r/)
    expect(answer).toContain(
      '{"__type":"RequestEntityTooLargeException","message":"The request body is larger than 1048576 bytes."}',
    )
    expect(mock.db.paymentSession.count()).toBe(1)
    connection.send(HEALTH)
    expect(await connection.received(/\}$/)).toMatch(/^HTTP\/1\.1 200 /)
  })

  it('that breaks off changes nothing and stops nobody', async () => {
    const { mock, server, url } = await served()
    for (const end of ['end', 'destroy'] as const) {
      const connection = await connectRaw(url)
      const [head, whole] = encode(body)
      connection.send([...head, 'Expect: 100-continue'])
      await connection.received(/100 Continue\r\n\r\n$/)
      connection.socket.write(whole.slice(0, 60))
      connection.socket[end]()
      expect(await connection.closed).not.toMatch(/^HTTP\/1\.1 [23]/)
    }
    expect((await send(`${url}/_mock/health`)).status).toBe(200)
    await server.close()
    expect(mock.db.paymentSession.count()).toBe(1)
  })
})

it('of the admin API may be as large as a big snapshot', async () => {
  const { mock, url } = await served()
  const answer = await send(`${url}/_mock/state`, {
    method: 'PUT',
    body: JSON.stringify(mock.snapshot()).padEnd(4 * MIB),
  })
  expect(answer.status).toBe(200)
})

it('of the admin API is refused above 256 MiB', async () => {
  const { url } = await served()
  const connection = await connectRaw(url)
  connection.send([
    'PUT /_mock/state HTTP/1.1',
    'Host: localhost',
    `Content-Length: ${256 * MIB + 1}`,
  ])
  expect(await connection.received(/\}$/)).toContain(
    'larger than 268435456 bytes',
  )
})
