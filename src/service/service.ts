import { AUTHORIZATION_PATH } from '../domain/consent-address.ts'
import {
  clientTokenOf,
  tokenMemberOf,
  type Operation,
  type OperationContext,
} from '../operation/operation.ts'
import { checkRegistry } from '../operation/registry-check.ts'
import type { Policy } from '../policy/policy.ts'
import { breakReply } from '../protocol/broken-reply.ts'
import { readInput, type ReadInput } from '../protocol/read.ts'
import {
  exceptionReply,
  outputReply,
  replyHeaders,
  type Reply,
} from '../protocol/reply.ts'
import { slowReply, type Wait } from '../protocol/slow-reply.ts'
import { constraintException, validate } from '../protocol/validate.ts'
import { writeOutput } from '../protocol/write.ts'
import type { Change } from '../store/change.ts'
import type { Timed } from '../domain/closest-clock.ts'
import { accountOfCall, authorize } from './authorization.ts'
import type { Call } from './call.ts'
import type { CallerOptions } from './caller.ts'
import type { ConsentPages } from './consent-pages.ts'
import {
  beginExchange,
  bodyMsOf,
  brokenReplyOf,
  entryOf,
  judge,
  type Exchange,
} from './exchange.ts'
import { hintAtLeaving, hintAtMember, hintsAtRefusal } from './hints.ts'
import { onceForItsToken } from './idempotent-call.ts'
import type { EngineParts } from './engine-parts.ts'
import { createOperationContext } from './operation-context.ts'
import { readBody } from './request-body.ts'
import { requireRequest } from './require-request.ts'
import { createRouting, type Routing } from './routing.ts'
import { hintsAtUnreachedFaults, strike } from './strike.ts'

/** Options of a call. */
export interface FetchOptions extends CallerOptions, ConsentPages {
  /**
   * Waits in real time for a fault's latency; it resolves early when the caller has given up, and the call continues.
   * Default: the mock's clock advances instead, and nothing waits.
   */
  wait?: Wait
}

/**
 * Answers a request as the service does.
 *
 * It rejects with a MockError for a value that is not a request, and with the reason of the signal when the caller gave
 * up. A call that was given up before it was carried out has no effect; otherwise its effect stays.
 */
export type Service = (
  request: Request,
  options?: FetchOptions,
) => Promise<Response>

export function createService(engine: EngineParts): Service {
  checkRegistry(engine.registry)
  const route = createRouting(engine)

  return async (request, options = {}) => {
    requireRequest(request)
    const { path } = engine.endpoints.targetOf(new URL(request.url))
    if (path === AUTHORIZATION_PATH) return engine.authorizationPage(request)
    const exchange = beginExchange(request, engine, options)
    let reply: Reply
    try {
      reply = await answer(engine, route, exchange)
    } catch (error) {
      const { refusal, bug } = judge(error, exchange.operation)
      exchange.refusal = refusal
      exchange.bug = bug
      exchange.hints.push(
        ...hintsAtRefusal(refusal, exchange, engine),
        ...hintsAtUnreachedFaults(engine, exchange),
      )
      reply = exceptionReply(refusal, exchange.operation)
    }
    const response = respond(exchange, reply)
    const left = exchange.caller.reasonToLeave()
    if (left !== undefined) exchange.hints.push(hintAtLeaving(exchange))
    const statusCode = left === undefined ? response.status : 0
    engine.journal.record(entryOf(exchange, reply, statusCode))
    if (left !== undefined) throw left
    return response
  }
}

/** Runs the steps of a request; each step refuses by throwing. */
async function answer(
  engine: EngineParts,
  route: Routing,
  exchange: Exchange,
): Promise<Reply> {
  const { store, policy } = engine
  const { route: operation, labels } = route(exchange)
  exchange.operation = operation
  const body = await readBody(exchange.request, exchange.warnings)
  exchange.nowMs = engine.clock.nowMs()
  const { headers } = exchange.request
  const wire = { body, labels, headers, query: exchange.url.searchParams }
  const read = readInput(operation.inputMembers, wire)
  exchange.input = read.input
  const account = accountOfCall(exchange, engine.homeAccountId())
  exchange.account = account
  operation.admit?.(read.input, { store, policy, account })
  noteMissingToken(exchange, operation)
  noteUnknownMembers(policy, exchange, read)
  const authorized = authorize(
    engine,
    exchange,
    operation,
    validate(operation.input, read.input),
  )
  const { userId, input } =
    authorized instanceof Promise ? await authorized : authorized
  exchange.userId = userId
  const call = { operation, input, userId }
  chooseClock(engine, exchange, call)
  if (hasLeft(exchange)) return NO_REPLY
  const struck = strike('before', engine, exchange, call)
  if (struck !== undefined) await struck
  if (brokenReplyOf(exchange) !== undefined || hasLeft(exchange)) {
    return NO_REPLY
  }
  const reply = await perform(engine, exchange, call)
  await strike('after-commit', engine, exchange, call)
  return reply
}

function hasLeft({ caller }: Exchange): boolean {
  return caller.reasonToLeave() !== undefined
}

/** Builds the response, with the effects of faults. */
function respond(exchange: Exchange, reply: Reply): Response {
  const headers = replyHeaders({
    body: reply.body,
    requestId: exchange.requestId,
    clock: new Date(exchange.nowMs).toISOString(),
    error: exchange.refusal?.name,
  })
  const broken = brokenReplyOf(exchange)
  if (broken !== undefined) return breakReply(broken, reply, headers)
  // an empty body takes no time
  const bodyMs = reply.body === '' ? 0 : bodyMsOf(exchange)
  if (bodyMs > 0 && exchange.wait !== undefined) {
    return slowReply(reply, headers, bodyMs, exchange.wait)
  }
  if (bodyMs > 0) {
    const milliseconds = exchange.caller.endure(bodyMs)
    exchange.clock.advanceBy({ milliseconds })
  }
  return new Response(reply.body || null, { status: reply.statusCode, headers })
}

/** Warns about a missing client token, which SDKs add by themselves. */
function noteMissingToken(
  { input = {}, warnings }: Exchange,
  operation: Operation,
): void {
  const member = tokenMemberOf(operation)
  if (member !== undefined && clientTokenOf(operation, input) === undefined) {
    warnings.push(
      `${member.name} is missing: a retry would carry out this call again`,
    )
  }
}

function noteUnknownMembers(
  policy: Policy,
  exchange: Exchange,
  { unknownMembers, absentMembers }: ReadInput,
): void {
  for (const name of unknownMembers) {
    // inferred: the service ignores them, as AWS's own CLI sends some
    exchange.warnings.push(`Unknown member '${name}' was ignored`)
    exchange.hints.push(...hintAtMember(name, absentMembers))
  }
  if (policy.unknownMembers === 'reject' && unknownMembers.length > 0) {
    throw constraintException(
      unknownMembers.map((name) => ({
        name,
        message: 'Member must be known to the service',
      })),
    )
  }
}

/** Sets the closest clock of the call's user, session and manager. */
function chooseClock(
  { clocks, settle }: EngineParts,
  exchange: Exchange,
  { input, userId }: Call,
): void {
  const { paymentManagerArn, paymentSessionId } = input as Timed
  const timed = { paymentManagerArn, paymentSessionId, userId }
  exchange.clock = clocks.clockFor(timed)
  exchange.nowMs = exchange.clock.nowMs()
  settle()
}

/** Answers a call that a fault has already ended. */
const NO_REPLY: Reply = { statusCode: 200, body: '{}' }

/** Runs the operation in one transaction, without awaiting, from the lookup of the client token to its stored reply. */
function perform(
  engine: EngineParts,
  exchange: Exchange,
  call: Call,
): Reply | Promise<Reply> {
  const { store } = engine
  const lasting: (() => void)[] = []
  const noted = (changes: readonly Change[]) => {
    exchange.changes = changes
    engine.announceChanges(changes, exchange.nowMs)
  }
  const context = createOperationContext(engine, exchange, call, (write) =>
    lasting.push(write),
  )
  let answer: Reply | Promise<Reply>
  try {
    answer = store.transaction(
      () => onceForItsToken(store, call, () => handle(call, context)),
      noted,
    )
  } catch (error) {
    store.transaction(() => lasting.forEach((write) => write()), noted)
    throw error
  }
  exchange.isCarriedOut = true
  // immediate transitions are applied before the reply
  engine.settle()
  return answer
}

function handle(
  { operation, input }: Call,
  context: OperationContext,
): Reply | Promise<Reply> {
  const { statusCode, outputMembers } = operation
  const reply = (output: object) =>
    outputReply(statusCode, writeOutput(outputMembers, output))
  const output = operation.handle(input, context)
  return output instanceof Promise ? output.then(reply) : reply(output)
}
