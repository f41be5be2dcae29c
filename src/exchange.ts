import type { MockClock } from './clock.ts'
import type { Ids } from './domain/ids.ts'
import { ServiceException } from './errors.ts'
import type { FaultEffect } from './faults.ts'
import type { JournalEntry } from './journal.ts'
import type { Operation } from './operation.ts'
import type { BrokenReply } from './protocol/broken-reply.ts'
import type { Reply } from './protocol/reply.ts'
import type { Change } from './store/change.ts'

/** What becomes known of an exchange on its way through the pipeline. */
export interface Exchange {
  readonly request: Request
  readonly url: URL
  readonly requestId: string
  readonly receivedMs: number
  /** Virtual time; read again when the whole request is there, so that calls happen in the order of their times. */
  nowMs: number
  operation?: Operation
  userId?: string
  input?: object
  refusal?: ServiceException
  bug?: string | undefined
  /** The faults that hit it: at most one before it and one after. */
  readonly faults: FaultEffect[]
  changes: readonly Change[]
  readonly warnings: string[]
  readonly hints: string[]
}

/** An exchange of which nothing is known but its request. */
export function beginExchange(
  request: Request,
  { clock, requestIds }: { clock: MockClock; requestIds: Ids },
): Exchange {
  return {
    request,
    url: new URL(request.url),
    requestId: requestIds.uuid(),
    receivedMs: clock.realMs(),
    nowMs: clock.nowMs(),
    faults: [],
    changes: [],
    warnings: [],
    hints: [],
  }
}

/** What an error means: a proper refusal, or a bug of ours for which the caller gets an internal error. */
export function judge(
  error: unknown,
  operation: Operation | undefined,
): { refusal: ServiceException; bug: string | undefined } {
  const bug = bugOf(error, operation)
  return bug === undefined
    ? { refusal: error as ServiceException, bug }
    : {
        // documented: the troubleshooting page's text
        refusal: new ServiceException(
          'InternalServerException',
          'Something went wrong in processing your request',
        ),
        bug,
      }
}

/** The stack of an error that the operation's model does not list, or undefined for a proper refusal. */
function bugOf(
  error: unknown,
  operation: Operation | undefined,
): string | undefined {
  if (error instanceof ServiceException) {
    const modeled: readonly string[] = operation?.errors ?? []
    if (!error.isModeled || modeled.includes(error.name)) return undefined
    return `${operation?.name} threw ${error.name}, which its model does not list\n${error.stack}`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/**
 * The journal's entry of an exchange that is over.
 *
 * @param statusCode what the caller saw; 0 when a fault took the whole reply.
 */
export function entryOf(
  exchange: Exchange,
  reply: Reply,
  statusCode: number,
): JournalEntry {
  const { request, url, operation, input, refusal, hints } = exchange
  const output = outputReader(exchange, reply)
  return {
    requestId: exchange.requestId,
    at: new Date(exchange.nowMs).toISOString(),
    receivedAt: new Date(exchange.receivedMs).toISOString(),
    method: request.method,
    path: url.pathname,
    operation: operation?.name,
    userId: exchange.userId,
    input: input && operation?.redactInput(input),
    get output() {
      return output()
    },
    statusCode,
    error: refusal && { name: refusal.name, message: refusal.message },
    hints,
    faults: exchange.faults.map(({ id }) => id),
    changes: exchange.changes,
    warnings: exchange.warnings,
    bug: exchange.bug,
  }
}

/** The reply that a fault puts in the place of the service's own, if one does. */
export function brokenReplyOf({ faults }: Exchange): BrokenReply | undefined {
  return faults.find(({ reply }) => reply !== undefined)?.reply
}

/**
 * Parses the output only when somebody looks at it, anew each time; one that holds secrets is redacted
 * before it is kept.
 */
function outputReader(exchange: Exchange, { body }: Reply): () => unknown {
  const { operation, refusal } = exchange
  if (
    operation === undefined ||
    refusal !== undefined ||
    brokenReplyOf(exchange) !== undefined
  ) {
    return () => undefined
  }
  if (!operation.redactOutput.changes) {
    return () => JSON.parse(body)
  }
  const kept = JSON.stringify(operation.redactOutput(JSON.parse(body)))
  return () => JSON.parse(kept)
}
