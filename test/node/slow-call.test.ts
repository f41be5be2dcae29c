import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { FaultRule } from '../../src/faults/rule.ts'
import { connectRaw } from '../support/raw-connection.ts'
import { served } from '../support/served.ts'
import { CREATE_SESSION } from '../support/service-call.ts'

const { path, headers, body } = CREATE_SESSION
const A_DAY = { days: 1 }
// later than any test waits, so that what ends earlier was not cut off by it
const NEVER = { deadlineMs: 60_000 }

/** A call on a connection of its own, which a fault is about to hit. */
async function callWith(rule: FaultRule) {
  const { mock, server, url } = await served()
  mock.faults.inject(rule)
  const connection = await connectRaw(url)
  connection.send(
    [
      `POST ${path} HTTP/1.1`,
      'Host: localhost',
      'Connection: close',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      `Content-Length: ${body.length}`,
    ],
    body,
  )
  return { mock, server, connection }
}

let printed: ReturnType<typeof vi.spyOn>

beforeEach(() => {
  printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  return () => printed.mockRestore()
})

describe('a call that takes real time', () => {
  const struck = async (rule: FaultRule) => {
    const call = await callWith(rule)
    await vi.waitFor(() =>
      expect(call.mock.faults.list()).toMatchObject([{ fired: 1 }]),
    )
    return call
  }

  it.each([
    ['before', 1],
    ['after-commit', 2],
  ] as const)(
    'ends when its client hangs up %s the commit',
    async (when, sessions) => {
      const { mock, server, connection } = await struck({
        when,
        latency: A_DAY,
      })
      connection.socket.destroy()
      await vi.waitFor(() => expect(mock.journal.entries()).toHaveLength(1))
      expect(mock.db.paymentSession.count()).toBe(sessions)
      // nothing is left for which the server would have to wait
      await server.close(NEVER)
      expect(printed).not.toHaveBeenCalled()
    },
  )

  it('is waited for by a server that closes', async () => {
    const { server, connection } = await struck({
      latency: { milliseconds: 20 },
    })
    await server.close(NEVER)
    expect(await connection.closed).toMatch(/^HTTP\/1\.1 201 [^]*\}$/)
  })

  it('is cut off by the deadline of a server that closes', async () => {
    const { server, connection } = await struck({ latency: A_DAY })
    await server.close({ deadlineMs: 1 })
    expect(await connection.closed).toBe('')
    expect(printed).not.toHaveBeenCalled()
  })

  it('may be longer than a timer of Node can be', async () => {
    const { mock, connection } = await struck({ latency: { days: 300 } })
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(mock.journal.entries()).toEqual([])
    connection.socket.destroy()
  })
})

describe('a slow body', () => {
  it('comes in ten pieces', async () => {
    const { connection } = await callWith({
      reply: 'slow-body',
      latency: { milliseconds: 20 },
    })
    const answer = await connection.closed
    expect(answer).toMatch(/^HTTP\/1\.1 201 [^]*\r\n0\r\n\r\n$/)
    expect(chunksOf(answer)).toHaveLength(10)
    expect(JSON.parse(chunksOf(answer).join(''))).toMatchObject({
      paymentSession: { expiryTimeInMinutes: 15 },
    })
  })

  it('has its headers sent at once, and ends with its connection', async () => {
    const { mock, server, connection } = await callWith({
      reply: 'slow-body',
      latency: A_DAY,
    })
    expect(await connection.received(/\r\n\r\n$/)).toMatch(
      /^HTTP\/1\.1 201 [^]*x-mock-clock: /,
    )
    expect(mock.db.paymentSession.count()).toBe(2)
    connection.socket.destroy()
    await server.close(NEVER)
    expect(printed).not.toHaveBeenCalled()
  })

  it('is cut off by the deadline of a server that closes', async () => {
    const { server, connection } = await callWith({
      reply: 'slow-body',
      latency: A_DAY,
    })
    await connection.received(/\r\n\r\n$/)
    await server.close({ deadlineMs: 1 })
    expect(await connection.closed).toBe('')
    expect(printed).not.toHaveBeenCalled()
  })
})

describe('a truncated body', () => {
  it('is half of it, and then the end of the connection', async () => {
    const { mock, connection } = await callWith({
      reply: 'truncated-body',
      when: 'after-commit',
    })
    const answer = await connection.closed
    expect(answer).toMatch(/^HTTP\/1\.1 201 /)
    const [half = '', ...more] = chunksOf(answer)
    expect(more).toEqual([])
    expect(half).toMatch(/^\{"paymentSession":\{/)
    expect(() => JSON.parse(half)).toThrow(SyntaxError)
    expect(answer).not.toContain('\r\n0\r\n')
    expect(mock.db.paymentSession.count()).toBe(2)
    expect(printed).not.toHaveBeenCalled()
  })
})

/** The pieces of a body, as HTTP/1.1 frames them. */
function chunksOf(answer: string): string[] {
  const [, framed = ''] = answer.split('\r\n\r\n')
  const chunks: string[] = []
  for (const [, size = '', text = ''] of framed.matchAll(
    /([\da-f]+)\r\n([^\r]*)\r\n/g,
  )) {
    if (size === '0') break
    expect(text).toHaveLength(Number.parseInt(size, 16))
    chunks.push(text)
  }
  return chunks
}
