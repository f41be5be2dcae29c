import type { Reply } from './reply.ts'

/** Waits in real time, in milliseconds; resolves early when the caller gives up. */
export type Wait = (ms: number) => Promise<void>

const MOST_PIECES = 10

/**
 * Builds a reply whose headers are sent at once and whose body is spread over a time.
 *
 * @param headers of the reply that is slowed down.
 * @param bodyMs milliseconds over which the body is spread.
 */
export function slowReply(
  { statusCode, body }: Reply,
  headers: Record<string, string>,
  bodyMs: number,
  wait: Wait,
): Response {
  const bytes = new TextEncoder().encode(body)
  const count = Math.min(MOST_PIECES, bytes.length)
  const startOf = (index: number) => Math.floor((index * bytes.length) / count)
  let sent = 0
  const pieces = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await wait(bodyMs / count)
      controller.enqueue(bytes.subarray(startOf(sent), startOf(sent + 1)))
      sent += 1
      if (sent === count) controller.close()
    },
  })
  return new Response(pieces, {
    status: statusCode,
    // a server that knows the length up front may wait for the whole body
    headers: { ...headers, 'transfer-encoding': 'chunked' },
  })
}
