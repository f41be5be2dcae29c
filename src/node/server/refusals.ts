import type { MockController } from '../../mock/controller.ts'
import type { ServiceException } from '../../errors.ts'
import { exceptionReply, replyHeaders } from '../../protocol/reply.ts'

/** Writes an exception of the HTTP server in the service's own form. */
export type Refuse = (exception: ServiceException) => Response

/** @param clock what `x-mock-clock` shows. */
export function createRefusals(clock: MockController['clock']): Refuse {
  let count = 0
  return (exception) => {
    const { statusCode, body } = exceptionReply(exception)
    // numbered, as drawing an id would shift the ids of the service's own replies
    count += 1
    const requestId = `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`
    return new Response(body, {
      status: statusCode,
      headers: replyHeaders({
        body,
        requestId,
        clock: clock.now().toISOString(),
        error: exception.name,
      }),
    })
  }
}
