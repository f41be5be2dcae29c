import type { MockClock } from './clock.ts'
import type { Ids } from './domain/ids.ts'
import type { Endpoints } from './endpoint.ts'
import { ServiceException } from './errors.ts'
import { breakReply } from './protocol/broken-reply.ts'
import type { FaultMachine, FaultTarget } from './faults.ts'
import type { Journal, JournalEntry } from './journal.ts'
import {
  beginExchange,
  brokenReplyOf,
  entryOf,
  judge,
  type Exchange,
} from './exchange.ts'
import { hintAtMember, hintsAtRefusal } from './hints.ts'
import { onceForItsToken } from './idempotent-call.ts'
import type { Operation, OperationContext } from './operation.ts'
import type { Policy } from './policy.ts'
import type { Plane } from './protocol/hosts.ts'
import { readInput, type ReadInput } from './protocol/read.ts'
import { exceptionReply, replyHeaders, type Reply } from './protocol/reply.ts'
import { createRouter, type Router } from './protocol/router.ts'
import { constraintException, validate } from './protocol/validate.ts'
import { writeOutput } from './protocol/write.ts'
import { checkRegistry, type Registry } from './registry-check.ts'
import type { Store } from './store/store.ts'

/** What the service is made of. */
export interface Machine {
  registry: Registry
  store: Store
  clock: MockClock
  ids: Ids
  /** Request ids come from a source of their own, so that reading never shifts what is created. */
  requestIds: Ids
  policy: Policy
  endpoints: Endpoints
  faults: FaultMachine
  journal: Journal & { record(entry: JournalEntry): void }
}

/** The whole service: a request in, the reply out; it never rejects. */
export type Service = (request: Request) => Promise<Response>

export function createService(machine: Machine): Service {
  checkRegistry(machine.registry)
  const routers = createRouters(machine.registry)

  /** The path of a request, step by step; each step refuses by throwing. */
  async function answer(exchange: Exchange): Promise<Reply> {
    const { operation, labels, url } = route(routers, machine, exchange)
    const body = await readBody(exchange.request)
    exchange.nowMs = machine.clock.nowMs()
    const { headers } = exchange.request
    const wire = { body, labels, headers, query: url.searchParams }
    const read = readInput(operation.inputMembers, wire)
    exchange.input = read.input
    noteUnknownMembers(machine.policy, exchange, read)
    const input = validate(operation.input, read.input)
    const userId = identify(machine.policy, exchange, operation, input)
    const call = { operation, input, userId }
    strike('before', machine, exchange, call)
    if (brokenReplyOf(exchange) !== undefined) return NO_REPLY
    const reply = await perform(machine, exchange, operation, input, userId)
    strike('after-commit', machine, exchange, call)
    return reply
  }

  return async (request) => {
    const exchange = beginExchange(request, machine)
    let reply: Reply
    try {
      reply = await answer(exchange)
    } catch (error) {
      const { refusal, bug } = judge(error, exchange.operation)
      exchange.refusal = refusal
      exchange.bug = bug
      exchange.hints.push(...hintsAtRefusal(refusal, exchange, machine))
      reply = exceptionReply(refusal)
    }
    const headers = replyHeaders({
      requestId: exchange.requestId,
      clock: new Date(exchange.nowMs).toISOString(),
      error: exchange.refusal?.name,
    })
    const broken = brokenReplyOf(exchange)
    const response =
      broken === undefined
        ? new Response(reply.body, { status: reply.statusCode, headers })
        : breakReply(broken, reply, headers)
    machine.journal.record(entryOf(exchange, reply, response.status))
    return response
  }
}

type Routers = Record<Plane | 'both', Router<Operation>>

function createRouters(registry: Registry): Routers {
  const operations = Object.values(registry)
  const ofPlane = (plane: Plane) =>
    createRouter(operations.filter((operation) => operation.plane === plane))
  return {
    data: ofPlane('data'),
    control: ofPlane('control'),
    both: createRouter(operations),
  }
}

function route(routers: Routers, machine: Machine, exchange: Exchange) {
  const { url, request } = exchange
  const { path, plane } = machine.endpoints.targetOf(url)
  const match = routers[plane ?? 'both'](request.method, path)
  exchange.operation = match.route
  return { operation: match.route, labels: match.labels, url }
}

// documented: restJson1; inferred: the x-amz-json forms of older SDKs, and text/plain, with which the Dart client sends its JSON
const JSON_CONTENT_TYPE =
  /^(application\/(json|x-amz-json-1\.[01])|text\/plain)\s*(;|$)/i

async function readBody(request: Request): Promise<string> {
  let body: string
  try {
    body = await request.text()
  } catch {
    throw new ServiceException(
      'SerializationException',
      'The request body ended before it was complete.',
    )
  }
  const contentType = request.headers.get('content-type')
  if (
    body !== '' &&
    contentType !== null &&
    !JSON_CONTENT_TYPE.test(contentType)
  ) {
    throw new ServiceException(
      'UnsupportedMediaTypeException',
      `The content type "${contentType}" is not supported. Send application/json.`,
    )
  }
  return body
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

function identify(
  policy: Policy,
  exchange: Exchange,
  operation: Operation,
  input: object,
): string {
  const { userId = '' } = input as { userId?: string }
  if (operation.actsForUser && userId === '' && policy.userId === 'required') {
    // observed: mandatory for managers with AWS_IAM; the text is inferred
    throw constraintException([
      {
        name: 'userId',
        message:
          'Member must not be null (header X-Amzn-Bedrock-AgentCore-Payments-User-Id)',
      },
    ])
  }
  exchange.userId = userId
  return userId
}

/** What a call that a fault kept from happening would have answered. */
const NO_REPLY: Reply = { statusCode: 200, body: '{}' }

/** Lets a fault that is armed for this call and phase hit it. */
function strike(
  when: 'before' | 'after-commit',
  { faults, clock }: Machine,
  exchange: Exchange,
  call: Omit<FaultTarget, 'nowMs'>,
): void {
  const { nowMs } = exchange
  const effect = faults.strike(when, { ...call, nowMs })
  if (effect === undefined) return
  exchange.faults.push(effect)
  if (effect.latencyMs > 0) {
    clock.advanceBy({ milliseconds: effect.latencyMs })
    exchange.nowMs = clock.nowMs()
  }
  if (effect.exception !== undefined) throw effect.exception
}

/** From the look at the client token to the noted answer: one go, between which no other call comes. */
function perform(
  machine: Machine,
  exchange: Exchange,
  operation: Operation,
  input: object,
  userId: string,
): Reply | Promise<Reply> {
  const { store, ids, policy } = machine
  const context: OperationContext = {
    userId,
    nowMs: exchange.nowMs,
    store,
    ids,
    policy,
    notFound: (message) =>
      new ServiceException(
        operation.errors.includes('ResourceNotFoundException')
          ? 'ResourceNotFoundException'
          : 'ValidationException',
        message,
      ),
  }
  const reply = (output: object): Reply => ({
    statusCode: operation.statusCode,
    body: writeOutput(operation.outputMembers, output),
  })
  return store.transaction(
    () =>
      onceForItsToken(store, operation, input, userId, () => {
        const output = operation.handle(input, context)
        return output instanceof Promise ? output.then(reply) : reply(output)
      }),
    (changes) => {
      exchange.changes = changes
    },
  )
}
