import type { ServiceException } from '../errors.ts'

/** What goes back to the caller, before a way in turns it into its own kind of response. */
export interface Reply {
  statusCode: number
  body: string
}

/** An exception as the service's JSON error. */
export function exceptionReply(exception: ServiceException): Reply {
  const { name, message, members, statusCode } = exception
  return {
    statusCode,
    body: JSON.stringify({
      // inferred: SDKs read the header, the AgentCore CLI reads the body, so both name the error
      __type: name,
      message,
      ...members,
    }),
  }
}

/** The headers of a reply (observed, but for the clock and error headers). */
export function replyHeaders(reply: {
  requestId: string
  clock: string
  error?: string | undefined
}): Record<string, string> {
  return {
    'content-type': 'application/json',
    'x-amzn-requestid': reply.requestId,
    // virtual time never goes into `Date`: SDKs move their signing clock by it
    'x-mock-clock': reply.clock,
    ...(reply.error === undefined ? {} : { 'x-amzn-errortype': reply.error }),
  }
}
