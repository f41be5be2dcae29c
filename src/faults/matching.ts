import { readInstant } from '../domain/instant.ts'
import { toTimestamp } from '../domain/timestamp.ts'
import type { Fault, FaultRule } from './rule.ts'
import type { Operation } from '../operation/operation.ts'
import type { Random } from '../random.ts'

/** The parts of a call that rules match. */
export interface FaultTarget {
  operation: Operation
  input: object
  userId: string
  nowMs: number
}

/** A rule for a call's operation, and why it did not hit the call. */
export interface NearMiss {
  /** Number of differences between the call and the rule. */
  differences: number
  text: string
}

// more would hide the intended rule
const MOST_TOLD = 3

const NAMED_MEMBERS = [
  'paymentManagerArn',
  'paymentSessionId',
  'paymentInstrumentId',
] as const

/** Describes how a call differs from a rule; empty when the rule matches it. */
export function differencesOf(rule: FaultRule, target: FaultTarget): string[] {
  const { operation, userId, nowMs } = target
  const input = target.input as Record<string, unknown>
  const { error, from, until } = rule
  const found: string[] = []
  if (error !== undefined && !operation.errors.includes(error)) {
    found.push(`${operation.name} never answers ${error}`)
  }
  const received = { ...input, userId } as Record<string, unknown>
  for (const name of ['userId', ...NAMED_MEMBERS] as const) {
    if (rule[name] !== undefined && rule[name] !== received[name]) {
      found.push(
        `${name} is ${JSON.stringify(received[name]) ?? 'not sent'}, the rule says ${JSON.stringify(rule[name])}`,
      )
    }
  }
  if (from !== undefined && nowMs < readInstant(from)) {
    found.push(
      `the call was too early: the rule begins at ${toTimestamp(readInstant(from))}`,
    )
  }
  if (until !== undefined && nowMs >= readInstant(until)) {
    found.push(
      `the call was too late: the rule ended at ${toTimestamp(readInstant(until))}`,
    )
  }
  return found
}

/** Explains why a rule does not hit a call that it matches; undefined when it hits. */
export function reasonToSpare(
  { id, rule, matched, fired }: Fault,
  random: Random,
): string | undefined {
  const { nth, times = Infinity, probability = 1 } = rule
  if (fired >= times) return `${id} is used up: ${fired} of ${times} times`
  if (nth !== undefined && matched !== nth) {
    return `${id} ${matched < nth ? 'waits' : 'was'} for call ${nth}, this was call ${matched}`
  }
  return probability >= 1 || drawn(random) < probability
    ? undefined
    : `${id} spared this call: its probability is ${probability}`
}

/** Describes the rules that came closest to a call. */
export function closestOf(misses: readonly NearMiss[]): string[] {
  const least = Math.min(...misses.map(({ differences }) => differences))
  return misses
    .filter(({ differences }) => differences === least)
    .slice(0, MOST_TOLD)
    .map(({ text }) => text)
}

/** Draws a number from 0, up to but not including 1. */
function drawn(random: Random): number {
  const [word = 0] = new Uint32Array(random.bytes(4).buffer)
  return word / 2 ** 32
}
