import type { ServiceException } from '../errors.ts'

/** A reply before an adapter converts it to its own kind of response. */
export interface Reply {
  statusCode: number
  /** JSON text; empty for a reply without a body. */
  body: string
}

/** HTTP status of a reply without a body. */
const NO_CONTENT = 204

/** Builds the reply of an operation that succeeded. */
export function outputReply(statusCode: number, output: string): Reply {
  return { statusCode, body: statusCode === NO_CONTENT ? '' : output }
}

/**
 * Builds the reply of an exception.
 *
 * @param operation the operation, if one was found.
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

/** Builds the headers of a reply (observed, except for the clock and error headers). */
export function replyHeaders(reply: {
  body: string
  requestId: string
  clock: string
  error?: string | undefined
}): Record<string, string> {
  return {
    ...(reply.body === '' ? {} : { 'content-type': 'application/json' }),
    'x-amzn-requestid': reply.requestId,
    // `Date` never has the mock's time: SDKs would adjust their signing clock
    'x-mock-clock': reply.clock,
    ...(reply.error === undefined ? {} : { 'x-amzn-errortype': reply.error }),
  }
}
