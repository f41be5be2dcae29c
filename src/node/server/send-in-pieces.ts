import type { ServerResponse } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'

/** Checks whether a response streams its body, which may be slow or break off. */
export function comesInPieces({ headers }: Response): boolean {
  return headers.get('transfer-encoding') === 'chunked'
}

/**
 * Sends each piece of a body at once; a body that breaks off ends the connection.
 *
 * The bridge would buffer pieces, and print a stack trace for a body that breaks off.
 *
 * @returns a response that tells the bridge that everything is sent.
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

/** Resolves when a piece is written, or the connection is closed. */
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
