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

/** What becomes known of an exchange on its way through the pipeline. */
export interface Exchange {
  readonly request: Request
  readonly url: URL
  readonly requestId: string
  readonly receivedMs: number
  /** Lets real time pass; without it time passes on the clock alone. */
  readonly wait?: Wait | undefined
  readonly caller: Caller
  /** True if the operation was carried out: what the caller does from then on changes nothing any more. */
  isCarriedOut: boolean
  /** Addresses of the pages of consent, as the caller reaches them. */
  readonly pages: ConsentPages
  /** The clock that counts for it: the main one, until it is known whose call it is. */
  clock: EngineClock
  /** Virtual time; read again when the whole request is there, so that calls happen in the order of their times. */
  nowMs: number
  operation?: Operation
  /** The account that it is made in. */
  account?: Account
  userId?: string
  input?: object
  refusal?: ServiceException
  bug?: string | undefined
  /** The last phase whose faults have looked at it. */
  reached?: FaultPhase
  /** The faults that hit it: at most one before it and one after. */
  readonly faults: FaultEffect[]
  changes: readonly Change[]
  readonly warnings: string[]
  readonly hints: string[]
}

/** An exchange of which nothing is known but its request. */
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
    // before the operation is known, no model is broken
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
 * The journal's entry of an exchange that is over.
 *
 * @param statusCode what the caller saw; 0 when a fault took the whole reply, or the caller gave up.
 */
export function entryOf(
  exchange: Exchange,
  reply: Reply,
  statusCode: number,
): JournalEntry {
  const { request, url, operation, input, refusal } = exchange
  const output = outputReader(exchange, reply)
  // readers share the entry, so none may change it
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

/** The reply that a fault puts in the place of the service's own, if one does. */
export function brokenReplyOf({ faults }: Exchange): BrokenReply | undefined {
  return faults.find(({ reply }) => reply !== undefined)?.reply
}

/** Over how many milliseconds faults spread the body of the reply. */
export function bodyMsOf({ faults }: Exchange): number {
  return faults.reduce((sum, { bodyMs }) => sum + bodyMs, 0)
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
