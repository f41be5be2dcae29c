import type { Duration } from '../domain/duration.ts'
import type { InstantInput } from '../domain/instant.ts'
import type { ModeledExceptionName } from '../errors.ts'
import type {
  ErrorNameOf,
  OperationNameOf,
  Registry,
} from '../operation/registry-check.ts'
import { BROKEN_REPLIES } from '../protocol/broken-reply.ts'

/** Moments at which a rule can strike: before the call is carried out, or after. */
export const FAULT_PHASES = ['before', 'after-commit'] as const

/** Moment at which a rule strikes. */
export type FaultPhase = (typeof FAULT_PHASES)[number]

/** Replies that a rule can ask for. */
export const FAULT_REPLIES = [...BROKEN_REPLIES, 'slow-body'] as const

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
  when?: FaultPhase
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

/** Checks whether the name of an operation fits a pattern, in which `*` stands for any letters. */
export function matchesName(pattern: string, name: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*')
  return new RegExp(`^${source}$`).test(name)
}
