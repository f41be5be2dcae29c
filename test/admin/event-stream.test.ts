import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { call } from '../support/call-operation.ts'
import { send } from '../support/http-client.ts'
import { served } from '../support/served.ts'
import { readEventStream } from '../support/event-stream-reader.ts'

const { paymentManagerArn, paymentSessionId, userId } = readyAccount.ids
const NEVER = { deadlineMs: 60_000 }
// as many as the server keeps
const KEPT = 1_000

async function streamed(query = '') {
  const { mock, server, url } = await served()
  const path = `${url}/_mock/events${query}`
  return { mock, server, url, path, stream: await readEventStream(path) }
}

describe('GET events', () => {
  it('greets with the health', async () => {
    const { url, stream } = await streamed()
    expect(stream.status).toBe(200)
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
    })
    const [hello] = await stream.until(1)
    const { clock, ...health } = JSON.parse(
      (await send(`${url}/_mock/health`)).body,
    ) as { clock: unknown }
    expect(hello).toMatchObject({ event: 'hello', data: health })
    expect(clock).toBeDefined()
  })

  it('tells what happens, numbered, and journal entries as they are listed', async () => {
    const { mock, stream } = await streamed()
    await call(mock, 'GetPaymentSession', {
      paymentManagerArn,
      paymentSessionId,
    })
    mock.clock.freeze()
    mock.faults.clear()
    const [hello, ...events] = await stream.until(4)
    const [run, start] = (hello?.id ?? '').split('.')
    expect(events.map(({ event, id }) => [event, id])).toEqual(
      ['request', 'clock', 'faults'].map((event, index) => [
        event,
        `${run}.${Number(start) + 1 + index}`,
      ]),
    )
    expect(events[0]?.data).toEqual({
      type: 'request',
      entry: JSON.parse(JSON.stringify(mock.journal.entries()[0])) as unknown,
    })
  })

  it('tells what a running clock makes due, though nobody asks', async () => {
    const { mock, stream } = await streamed()
    mock.clock.setScale(1_000_000)
    const [, ...events] = await stream.until(3)
    expect(events).toMatchObject([
      { event: 'clock', data: { scale: 1_000_000 } },
      {
        event: 'transition',
        data: { transition: { type: 'session-expired', userId } },
      },
    ])
    await stream.beats.until(2)
  })

  it('goes on where a client left off', async () => {
    const { mock, path, stream } = await streamed()
    mock.faults.clear()
    await stream.until(2)
    await stream.close()
    mock.clock.freeze()
    mock.reset()
    const again = await readEventStream(path, {
      'last-event-id': stream.lastId(),
    })
    const events = await again.until(3)
    expect(events.map(({ event }) => event)).toEqual([
      'hello',
      'clock',
      'world',
    ])
    expect(events[0]?.id).toBe(stream.lastId())
  })

  it.each([
    ['of another server', () => 'other-1.3'],
    ['of the future', (id: string) => id.replace(/\d+$/, '999')],
    ['that is none', () => 'garbage'],
    ['that is no number', (id: string) => id.replace(/\d+$/, 'x')],
  ])('tells a client with an id %s to read all anew', async (_, change) => {
    const { mock, path, stream } = await streamed()
    await stream.until(1)
    const again = await readEventStream(path, {
      'last-event-id': change(stream.lastId()),
    })
    mock.faults.clear()
    expect(await again.until(3)).toMatchObject([
      { event: 'hello' },
      {
        event: 'world',
        data: { type: 'world', cause: 'missed', scenario: 'readyAccount' },
      },
      { event: 'faults' },
    ])
  })

  it('keeps the latest events for a client that comes back, and no more', async () => {
    const { mock, path, stream } = await streamed()
    await stream.until(1)
    await stream.close()
    const lastEventId = { 'last-event-id': stream.lastId() }
    for (let count = 0; count < KEPT; count += 1) mock.faults.clear()
    const inTime = await readEventStream(path, lastEventId)
    expect((await inTime.until(KEPT + 1)).at(-1)).toMatchObject({
      event: 'faults',
      id: expect.stringMatching(new RegExp(`\\.${KEPT}$`)) as string,
    })
    mock.faults.clear()
    const late = await readEventStream(path, lastEventId)
    expect((await late.until(2))[1]).toMatchObject({
      event: 'world',
      id: expect.stringMatching(new RegExp(`\\.${KEPT + 1}$`)) as string,
    })
  })

  it('lets a client that does not read miss events instead of keeping them', async () => {
    const { mock, stream } = await streamed()
    await stream.until(1)
    stream.pause()
    // far more than sockets and buffers hold
    const long = 'x'.repeat(20_000)
    for (let count = 0; count < 2 * KEPT; count += 1) {
      await call(mock, 'GetPaymentSession', { paymentSessionId: long })
    }
    stream.resume()
    const last = () => stream.items.at(-1)?.data
    while (last()?.includes('"missed"') !== true) {
      await stream.reach(stream.items.length + 1)
    }
    expect(stream.items.length).toBeLessThan(2 * KEPT)
    mock.faults.clear()
    await stream.reach(stream.items.length + 1)
    expect(last()).toBe('{"type":"faults"}')
  }, 60_000)

  it('ends at once when the server closes, which then ends too', async () => {
    const { server, stream, path } = await streamed()
    const other = await readEventStream(path)
    await server.close(NEVER)
    await Promise.all([stream.ended, other.ended])
  })

  it('ends when its namespace is removed', async () => {
    const { url, stream } = await streamed('?namespace=a')
    const [hello] = await stream.until(1)
    await send(`${url}/_mock/namespaces/a`, { method: 'DELETE' })
    await stream.ended
    const again = await readEventStream(`${url}/_mock/events?namespace=a`, {
      'last-event-id': hello?.id ?? '',
    })
    expect((await again.until(2))[1]).toMatchObject({
      data: { cause: 'missed' },
    })
  })

  it('tells of its own namespace alone', async () => {
    const { mock, url, stream } = await streamed('?namespace=a')
    mock.faults.clear()
    await send(`${url}/_mock/clock?namespace=a`, {
      method: 'POST',
      body: '{"frozen":true}',
    })
    expect((await stream.until(2))[1]).toMatchObject({ event: 'clock' })
  })

  it.each(['HEAD', 'POST', 'DELETE'])('does not answer %s', async (method) => {
    const { url } = await served()
    const answer = await send(`${url}/_mock/events`, { method })
    expect(answer.status).toBe(405)
    expect(answer.headers).toMatchObject({ allow: 'GET' })
  })
})
