import type { Duration } from '../domain/duration.ts'
import type { InstantInput } from '../domain/instant.ts'
import type { ModeledExceptionName } from '../errors.ts'
import type {
  ErrorNameOf,
  OperationNameOf,
  Registry,
} from '../operation/registry-check.ts'
import { BROKEN_REPLIES } from '../protocol/broken-reply.ts'

/** Phases in which a rule can hit: before the call is carried out, or after the commit. */
export const FAULT_PHASES = ['before', 'after-commit'] as const

/** Phase in which a rule hits. */
export type FaultPhase = (typeof FAULT_PHASES)[number]

/** Replies that a rule can cause. */
export const FAULT_REPLIES = [...BROKEN_REPLIES, 'slow-body'] as const

/** A reply that a rule can cause. */
type FaultReply = (typeof FAULT_REPLIES)[number]

/** A rule for a fault: the calls that it matches, which of those it hits, and how they fail. */
export interface FaultRule {
  /** Name of an operation; `*` stands for any letters, as in `Get*`. Default: every operation. */
  operation?: string
  userId?: string
  paymentManagerArn?: string
  paymentSessionId?: string
  paymentInstrumentId?: string
  /** Hits only the nth matching call, counted from 1. */
  nth?: number
  /** Maximum number of calls that it hits. Default: no limit. */
  times?: number
  /** Probability of a hit, 0 to 1, based on the mock's seed. Default 1. */
  probability?: number
  /** Start of the rule, on the mock's clock. */
  from?: InstantInput
  /** End of the rule, on the mock's clock. */
  until?: InstantInput
  /**
   * `before`: the call is not carried out. `after-commit`: the call is carried out, and its reply is lost or
   * replaced; it does not hit a refused call. Default `before`.
   */
  when?: FaultPhase
  /** An exception of the service; operations that do not model it are not hit. */
  error?: ModeledExceptionName
  /** Text of that exception. Default: the service's known text for the operation. */
  message?: string
  /**
   * A broken reply, or `slow-body`: the call's own reply, whose body takes the `latency` to arrive. With `slow-body`,
   * the call is carried out in either phase; after the commit, refused calls are not slowed down.
   */
  reply?: FaultReply
  /** Time that the call takes: on the mock's clock, but real time over the HTTP server. */
  latency?: Duration
}

/** Members that select calls, beside the operation. */
type FaultScope = Omit<
  FaultRule,
  'operation' | 'error' | 'message' | 'reply' | 'latency'
>

/** Effect of a rule: an error, a broken reply, latency, or latency with one of the two. */
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
 * A rule for the operations of a registry: an existing operation, or a pattern with `*`; an error that it
 * models; and an effect.
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

/** An injected rule and its counts. */
export interface Fault {
  readonly id: string
  readonly rule: FaultRule
  /** Number of calls that it matched. */
  readonly matched: number
  /** Number of calls that it hit. */
  readonly fired: number
}

/** Checks whether an operation's name matches a pattern, in which `*` stands for any letters. */
export function matchesName(pattern: string, name: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*')
  return new RegExp(`^${source}$`).test(name)
}
