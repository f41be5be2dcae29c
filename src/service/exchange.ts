import type { EngineClock } from '../time/clock.ts'
import { createCaller, type Caller, type CallerOptions } from './caller.ts'
import type { ConsentPages } from './consent-pages.ts'
import type { Account } from '../domain/account.ts'
import type { Ids } from '../domain/ids.ts'
import { ServiceException } from '../errors.ts'
import type { FaultEffect } from '../faults/faults.ts'
import type { FaultPhase } from '../faults/rule.ts'
import type { JournalEntry } from '../journal/journal.ts'
import type { Operation } from '../operation/operation.ts'
import type { BrokenReply } from '../protocol/broken-reply.ts'
import type { Reply } from '../protocol/reply.ts'
import type { Wait } from '../protocol/slow-reply.ts'
import type { Change } from '../store/change.ts'
import { deepFreeze } from '../store/copy.ts'

/** The state of one request in the pipeline. */
export interface Exchange {
  readonly request: Request
  readonly url: URL
  readonly requestId: string
  readonly receivedMs: number
  /** Waits for real time; without it, latency passes only on the clock. */
  readonly wait?: Wait | undefined
  readonly caller: Caller
  /** True once the operation was carried out, after which an abort does not undo it. */
  isCarriedOut: boolean
  /** Addresses of the consent pages for the caller. */
  readonly pages: ConsentPages
  /** The closest clock of the call: the main one until its user is known. */
  clock: EngineClock
  /** Time on the clock; read again when the whole request has arrived, so that calls are ordered by time. */
  nowMs: number
  operation?: Operation
  /** The account of the call. */
  account?: Account
  userId?: string
  input?: object
  refusal?: ServiceException
  bug?: string | undefined
  /** The last phase of faults that the call has reached. */
  reached?: FaultPhase
  /** The faults that hit the call: at most one in each phase. */
  readonly faults: FaultEffect[]
  changes: readonly Change[]
  readonly warnings: string[]
  readonly hints: string[]
}

/** Creates the state of a new request. */
export function beginExchange(
  request: Request,
  { clock, requestIds }: { clock: EngineClock; requestIds: Ids },
  {
    wait,
    isGone,
    timeoutMs,
    ...pages
  }: { wait?: Wait } & CallerOptions & ConsentPages,
): Exchange {
  return {
    request,
    url: new URL(request.url),
    requestId: requestIds.uuid(),
    receivedMs: clock.realMs(),
    wait,
    caller: createCaller(request, { isGone, timeoutMs }),
    isCarriedOut: false,
    pages,
    clock,
    nowMs: clock.nowMs(),
    faults: [],
    changes: [],
    warnings: [],
    hints: [],
  }
}

/** Converts an error to an exception of the service; a bug becomes an internal error. */
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

/** Returns the stack of an error that the operation's model does not list; undefined for other errors. */
function bugOf(
  error: unknown,
  operation: Operation | undefined,
): string | undefined {
  if (error instanceof ServiceException) {
    // without an operation there is no model to compare with
    if (operation === undefined || !error.isModeled) return undefined
    const modeled: readonly string[] = operation.errors
    if (modeled.includes(error.name)) return undefined
    // inferred: constraints are checked before an operation runs, so also for one that does not list the refusal
    if (error.members.reason === 'FieldValidationFailed') return undefined
    return `${operation.name} threw ${error.name}, which its model does not list\n${error.stack}`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/**
 * Builds the journal entry of an answered request.
 *
 * @param statusCode the status that the caller got; 0 without a reply, because of a fault or an abort.
 */
export function entryOf(
  exchange: Exchange,
  reply: Reply,
  statusCode: number,
): JournalEntry {
  const { request, url, operation, input, refusal } = exchange
  const output = outputReader(exchange, reply)
  // frozen, as all readers share the entry
  return Object.freeze({
    requestId: exchange.requestId,
    at: new Date(exchange.nowMs).toISOString(),
    receivedAt: new Date(exchange.receivedMs).toISOString(),
    method: request.method,
    path: url.pathname,
    operation: operation?.name,
    userId: exchange.userId,
    input: deepFreeze(input && operation?.redactInput(input)),
    get output() {
      return output()
    },
    statusCode,
    error:
      refusal &&
      Object.freeze({ name: refusal.name, message: refusal.message }),
    hints: Object.freeze(exchange.hints),
    faults: Object.freeze(exchange.faults.map(({ id }) => id)),
    changes: deepFreeze(exchange.changes),
    warnings: Object.freeze(exchange.warnings),
    bug: exchange.bug,
  })
}

/** Returns the broken reply of a fault, if one replaces the service's reply. */
export function brokenReplyOf({ faults }: Exchange): BrokenReply | undefined {
  return faults.find(({ reply }) => reply !== undefined)?.reply
}

/** Returns the milliseconds over which faults spread the body of the reply. */
export function bodyMsOf({ faults }: Exchange): number {
  return faults.reduce((sum, { bodyMs }) => sum + bodyMs, 0)
}

/**
 * Returns a getter that parses the output on demand; an output with secrets is redacted before it is stored.
 */
function outputReader(exchange: Exchange, { body }: Reply): () => unknown {
  const { operation, refusal } = exchange
  if (
    operation === undefined ||
    refusal !== undefined ||
    body === '' ||
    exchange.caller.reasonToLeave() !== undefined ||
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
