import type { Reply } from './reply.ts'

/** Replies that the service itself never sends. */
export const BROKEN_REPLIES = [
  'connection-reset',
  'truncated-body',
  'malformed-json',
  'bad-gateway',
  'service-unavailable',
] as const

/**
 * A reply that the service itself never sends: `connection-reset` (no reply at all), `truncated-body` (the
 * connection ends in the middle), `malformed-json` (complete, but not JSON), `bad-gateway` (502) and
 * `service-unavailable` (503), both with a proxy's HTML page instead of JSON.
 */
export type BrokenReply = (typeof BROKEN_REPLIES)[number]

/**
 * Turns a reply into a broken one.
 *
 * A lost connection is the Fetch API's network error (`type` is `error`), which each adapter turns into its own.
 *
 * @param headers of the reply that is broken.
 */
export function breakReply(
  kind: BrokenReply,
  { statusCode, body }: Reply,
  headers: Record<string, string>,
): Response {
  const half = body.slice(0, Math.ceil(body.length / 2))
  // 204 does not allow a body
  const status = body === '' ? 200 : statusCode
  switch (kind) {
    case 'connection-reset':
      return Response.error()
    case 'truncated-body':
      return new Response(endingEarly(half), {
        status,
        // without it a server may wait for the whole body, find it broken and send 500 instead
        headers: { ...headers, 'transfer-encoding': 'chunked' },
      })
    case 'malformed-json':
      return new Response(half, { status, headers })
    case 'bad-gateway':
      return proxyPage(502, 'Bad Gateway')
    case 'service-unavailable':
      return proxyPage(503, 'Service Unavailable')
  }
}

/** Creates a socket's error, which SDKs treat as a lost connection. */
export function connectionReset(): Error {
  return Object.assign(new Error('The connection was reset'), {
    code: 'ECONNRESET',
  })
}

function endingEarly(text: string): ReadableStream<Uint8Array> {
  let sent = false
  return new ReadableStream({
    pull(controller) {
      if (sent) {
        controller.error(connectionReset())
      } else {
        sent = true
        controller.enqueue(new TextEncoder().encode(text))
      }
    },
  })
}

function proxyPage(status: number, title: string): Response {
  return new Response(`<html><h1>${status} ${title}</h1></html>`, {
    status,
    headers: { 'content-type': 'text/html' },
  })
}
