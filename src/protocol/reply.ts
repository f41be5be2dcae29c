import type { ServiceException } from '../errors.ts'

/** What goes back to the caller, before a way in turns it into its own kind of response. */
export interface Reply {
  statusCode: number
  /** JSON text; empty for a reply without a body. */
  body: string
}

/** Status of a reply that has no body. */
const NO_CONTENT = 204

/** The reply of an operation that succeeded. */
export function outputReply(statusCode: number, output: string): Reply {
  return { statusCode, body: statusCode === NO_CONTENT ? '' : output }
}

/**
 * An exception as the service's JSON error.
 *
 * @param operation that refuses, when one was found.
 */
export function exceptionReply(
  exception: ServiceException,
  operation?: { isIdentity: boolean },
): Reply {
  const { name, message, members, statusCode } = exception
  const { fieldList = null, reason = null } = members
  return {
    statusCode,
    body: JSON.stringify(
      operation?.isIdentity && name === 'ValidationException'
        ? // recorded: what is absent is null, and nothing names the error (aws/agentcore-cli, issue 1559)
          { fieldList, message, reason }
        : // inferred: SDKs read the header, the AgentCore CLI reads the body, so both name the error
          { __type: name, message, ...members },
    ),
  }
}

/** The headers of a reply (observed, but for the clock and error headers). */
export function replyHeaders(reply: {
  body: string
  requestId: string
  clock: string
  error?: string | undefined
}): Record<string, string> {
  return {
    ...(reply.body === '' ? {} : { 'content-type': 'application/json' }),
    'x-amzn-requestid': reply.requestId,
    // virtual time never goes into `Date`: SDKs move their signing clock by it
    'x-mock-clock': reply.clock,
    ...(reply.error === undefined ? {} : { 'x-amzn-errortype': reply.error }),
  }
}
