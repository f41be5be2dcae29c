import { Buffer } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { ServiceException } from '../../errors.ts'

/** Largest body in bytes: 1 MiB for the service (inferred: its own limit is not public). */
const MAX_BODY_BYTES = 1_048_576
/** 256 MiB for the admin API: the snapshot of 100,000 sessions has 55 MB. */
const MAX_ADMIN_BODY_BYTES = 268_435_456

const METHODS_WITHOUT_BODY = ['GET', 'HEAD', 'TRACE']

/**
 * Returns a request whose body is within the limit.
 *
 * The rest of a refused body is not read here; the server discards it, so that the connection
 * stays usable and the client gets its reply.
 *
 * @throws ServiceException RequestEntityTooLargeException, or SerializationException for a truncated body.
 */
export async function limitBody(
  request: Request,
  incoming: IncomingMessage,
): Promise<Request> {
  const { headers } = incoming
  const isForAdmin = new URL(request.url).pathname.startsWith('/_mock/')
  const limit = isForAdmin ? MAX_ADMIN_BODY_BYTES : MAX_BODY_BYTES
  if (Number(headers['content-length']) > limit) throw tooLarge(limit)
  // a body cannot exceed its declared length, as the parser ends it there
  if (headers['transfer-encoding'] === undefined) return request
  const body = await readWithinLimit(incoming, limit)
  return METHODS_WITHOUT_BODY.includes(request.method)
    ? request
    : new Request(request.url, {
        method: request.method,
        headers: request.headers,
        body,
      })
}

async function readWithinLimit(
  incoming: IncomingMessage,
  limit: number,
): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
      size += (chunk as Buffer).length
      if (size > limit) break
      chunks.push(chunk as Buffer)
    }
  } catch {
    throw new ServiceException(
      'SerializationException',
      'The request body ended before it was complete.',
    )
  }
  if (size > limit) throw tooLarge(limit)
  return Buffer.concat(chunks)
}

function tooLarge(limit: number): ServiceException {
  // inferred: the service's own limit is not public
  return new ServiceException(
    'RequestEntityTooLargeException',
    `The request body is larger than ${limit} bytes.`,
  )
}
