import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { waitUnlessGone } from '../../src/node/server/patience.ts'

const A_DAY_MS = 86_400_000

const response = () => new ServerResponse(new IncomingMessage(new Socket()))

it('waits as long as it is told', async () => {
  const start = performance.now()
  await waitUnlessGone(response(), 20)
  // timers count whole milliseconds
  expect(performance.now() - start + 1).toBeGreaterThanOrEqual(20)
})

it('ends with the connection, and leaves nothing behind', async () => {
  const outgoing = response()
  const waited = waitUnlessGone(outgoing, A_DAY_MS)
  outgoing.emit('close')
  await waited
  expect(outgoing.listenerCount('close')).toBe(0)
})

it('does not begin when the connection is gone', async () => {
  const outgoing = response()
  outgoing.destroy()
  await waitUnlessGone(outgoing, A_DAY_MS)
  expect(outgoing.listenerCount('close')).toBe(0)
})
