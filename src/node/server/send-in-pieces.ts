import type { ServerResponse } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'

/** Whether a response says that its body comes in pieces, which may be slow or break off. */
export function comesInPieces({ headers }: Response): boolean {
  return headers.get('transfer-encoding') === 'chunked'
}

/**
 * Sends each piece of a body as soon as it is there; a body that breaks off ends the connection.
 *
 * The bridge would hold pieces back, and print a stack for a body that breaks off.
 *
 * @returns what tells the bridge that nothing is left for it to send.
 */
export async function sendInPieces(
  response: Response,
  outgoing: ServerResponse,
): Promise<Response> {
  const reader = response.body?.getReader()
  const giveUp = () => {
    // a body that broke off cannot be cancelled
    reader?.cancel().catch(() => {})
  }
  outgoing.once('close', giveUp)
  if (outgoing.destroyed) giveUp()
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  outgoing.flushHeaders()
  try {
    for (;;) {
      const { done = true, value } = (await reader?.read()) ?? {}
      if (done) break
      await write(outgoing, value)
    }
    outgoing.end()
  } catch {
    outgoing.destroy()
  }
  return RESPONSE_ALREADY_SENT
}

/** Resolves when a piece is on its way, or nobody is there to take it. */
function write(
  outgoing: ServerResponse,
  piece: Uint8Array | undefined,
): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      outgoing.off('close', done)
      resolve()
    }
    outgoing.once('close', done)
    outgoing.write(piece, done)
  })
}
