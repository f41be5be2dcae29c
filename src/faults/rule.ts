import * as v from 'valibot'
import type { InstantInput } from '../time/clock.ts'
import { didYouMean } from '../domain/closest-name.ts'
import { durationMs, type Duration } from '../domain/duration.ts'
import { valueText } from '../domain/value-text.ts'
import {
  MockError,
  MODELED_EXCEPTION_NAMES,
  type ModeledExceptionName,
} from '../errors.ts'
import { BROKEN_REPLIES } from '../protocol/broken-reply.ts'
import type {
  ErrorNameOf,
  OperationNameOf,
  Registry,
} from '../operation/registry-check.ts'

const FAULT_REPLIES = [...BROKEN_REPLIES, 'slow-body'] as const

/** What a rule can make of a reply. */
type FaultReply = (typeof FAULT_REPLIES)[number]

/** Which calls fail, which of them, and how. What is left out is not looked at. */
export interface FaultRule {
  /** Name of an operation; `*` stands for any letters, as in `Get*`. Default: every operation. */
  operation?: string
  userId?: string
  paymentManagerArn?: string
  paymentSessionId?: string
  paymentInstrumentId?: string
  /** Only the nth of the calls that it applies to, counted from 1. */
  nth?: number
  /** At most so many calls. Default: all of them. */
  times?: number
  /** How likely a call is hit, 0 to 1; drawn from the mock's seed. Default 1. */
  probability?: number
  /** From this time on, by the mock's clock. */
  from?: InstantInput
  /** Up to this time, by the mock's clock. */
  until?: InstantInput
  /**
   * `before`: instead of the call. `after-commit`: the call does all it does, and its reply is lost or
   * replaced; a call that is refused is left alone. Default `before`.
   */
  when?: 'before' | 'after-commit'
  /** An exception of the service; operations that do not model it are left alone. */
  error?: ModeledExceptionName
  /** Text of that exception. Default: what the operation is known to say. */
  message?: string
  /**
   * A reply that is none of the service's, or `slow-body`: the call's own reply, of which the body takes the
   * `latency` to come. It alone lets the call happen in either phase; after the commit, refusals come as fast as ever.
   */
  reply?: FaultReply
  /** Time that the call takes: on the mock's clock, but real time over the HTTP server. */
  latency?: Duration
}

/** Members that say which calls a rule is about, beside their operation. */
type FaultScope = Omit<
  FaultRule,
  'operation' | 'error' | 'message' | 'reply' | 'latency'
>

/** Effect of a rule: an error, a broken reply, time that passes, or time and one of the two. */
type FaultAction<ErrorName> =
  | { error: ErrorName; message?: string; reply?: never; latency?: Duration }
  | {
      reply: Exclude<FaultReply, 'slow-body'>
      error?: never
      message?: never
      latency?: Duration
    }
  | {
      reply: 'slow-body'
      error?: never
      message?: never
      latency: Duration
    }
  | { latency: Duration; error?: never; message?: never; reply?: never }

/**
 * A rule for the operations of a registry: an operation that there is, or a pattern with `*`; an error that it
 * models; and something to do.
 */
export type FaultRuleOf<R extends Registry> = FaultScope &
  (
    | {
        [Name in OperationNameOf<R>]: {
          operation: Name
        } & FaultAction<ErrorNameOf<R, Name>>
      }[OperationNameOf<R>]
    | ({ operation?: `${string}*${string}` } & FaultAction<ErrorNameOf<R>>)
  )

/** A rule that was injected, and what came of it. */
export interface Fault {
  readonly id: string
  readonly rule: FaultRule
  /** How many calls it applied to. */
  readonly matched: number
  /** How many of them it hit. */
  readonly fired: number
}

const text = v.exactOptional(v.pipe(v.string(), v.nonEmpty()))
const count = v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1)))
const instant = v.exactOptional(
  v.pipe(
    v.union([v.date(), v.string(), v.number()]),
    v.check(
      (value) => !Number.isNaN(new Date(value).getTime()),
      ({ received }) =>
        `Invalid time: Expected a Date, ISO 8601 text or epoch milliseconds, but received ${received}`,
    ),
  ),
)

const members = {
  operation: text,
  userId: text,
  paymentManagerArn: text,
  paymentSessionId: text,
  paymentInstrumentId: text,
  nth: count,
  times: count,
  probability: v.exactOptional(
    v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  ),
  from: instant,
  until: instant,
  when: v.exactOptional(v.picklist(['before', 'after-commit'])),
  error: v.exactOptional(v.picklist(MODELED_EXCEPTION_NAMES)),
  message: text,
  reply: v.exactOptional(v.picklist(FAULT_REPLIES)),
  latency: v.exactOptional(
    v.custom<Duration>(
      isObject,
      ({ input }) =>
        `A latency is a duration such as { seconds: 2 }. Received: ${valueText(input)}`,
    ),
  ),
}

/** The members of a rule, each on its own; {@link checkFaultRule} looks at the whole. */
export const faultRuleSchema: v.GenericSchema<FaultRule> = v.strictObject(
  members,
  ({ expected, input }) =>
    expected === 'never'
      ? unknownMember(String(input))
      : `A fault is an object such as { operation: 'ProcessPayment', error: 'ThrottlingException' }. Received: ${valueText(input)}`,
)

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function unknownMember(name: string): string {
  const names = Object.keys(members)
  return `The fault has no member "${name}".${didYouMean(name, names)} Allowed: ${names.join(', ')}`
}

/**
 * Makes sure that a rule can be followed.
 *
 * @throws MockError naming every member at fault, its value and what is allowed.
 */
export function checkFaultRule(rule: FaultRule, registry: Registry): void {
  const result = v.safeParse(faultRuleSchema, rule)
  const problems = result.success
    ? contradictions(rule, registry)
    : result.issues.map(
        (issue) => `${v.getDotPath(issue) ?? 'the rule'}: ${issue.message}`,
      )
  if (problems.length > 0) {
    throw new MockError(`The fault is not valid:\n${problems.join('\n')}`)
  }
}

function contradictions(rule: FaultRule, registry: Registry): string[] {
  const { error, message, reply, latency, from, until } = rule
  const problems: string[] = []
  if (error === undefined && reply === undefined && latency === undefined) {
    problems.push('It does nothing: give an error, a reply or a latency')
  }
  if (error !== undefined && reply !== undefined) {
    problems.push('error and reply: only one of them can be the answer')
  }
  if (message !== undefined && error === undefined) {
    problems.push('message: it is the text of an error, and none is given')
  }
  if (reply === 'slow-body' && latency === undefined) {
    problems.push(
      'reply: "slow-body" needs a latency, over which the body is spread, e.g. { seconds: 2 }',
    )
  }
  if (latency !== undefined) problems.push(...unreadableSpan(latency))
  if (
    from !== undefined &&
    until !== undefined &&
    new Date(from).getTime() >= new Date(until).getTime()
  ) {
    problems.push('from and until: the window ends before it begins')
  }
  return [...problems, ...withoutOperation(rule, registry)]
}

function unreadableSpan(latency: Duration): string[] {
  try {
    durationMs(latency)
    return []
  } catch (error) {
    return [`latency: ${(error as MockError).message}`]
  }
}

/** A rule that no operation can ever meet is a mistake, and would pass for a test of the failure. */
function withoutOperation(
  { operation: pattern = '*', error }: FaultRule,
  registry: Registry,
): string[] {
  const found = Object.values(registry).filter(({ name }) =>
    matchesName(pattern, name),
  )
  if (found.length === 0) {
    const names = Object.keys(registry)
    return [
      `operation: there is no ${JSON.stringify(pattern)}.${didYouMean(pattern, names)} Allowed: ${names.join(', ')}, or a pattern with *`,
    ]
  }
  const answers = new Set(found.flatMap(({ errors }) => errors))
  return error === undefined || answers.has(error)
    ? []
    : [
        `error: ${pattern} never answers ${error}. Allowed: ${[...answers].join(', ')}`,
      ]
}

/** Whether an operation's name fits a rule's, in which `*` stands for any letters. */
export function matchesName(pattern: string, name: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*')
  return new RegExp(`^${source}$`).test(name)
}
