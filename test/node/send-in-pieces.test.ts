import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { sendInPieces } from '../../src/node/server/send-in-pieces.ts'

it.each<[string, (outgoing: ServerResponse) => void]>([
  ['has gone', (outgoing) => outgoing.destroy()],
  ['goes', (outgoing) => setImmediate(() => outgoing.emit('close'))],
])('gives up a body when the client %s', async (_, leave) => {
  const outgoing = new ServerResponse(new IncomingMessage(new Socket()))
  let isGivenUp = false
  const endless = new ReadableStream({
    cancel() {
      isGivenUp = true
    },
  })
  leave(outgoing)
  await sendInPieces(new Response(endless), outgoing)
  expect(isGivenUp).toBe(true)
})
