import { durationMs } from './domain/duration.ts'
import { MockError, type ServiceException } from './errors.ts'
import type { BrokenReply } from './protocol/broken-reply.ts'
import {
  checkFaultRule,
  faultException,
  matchesName,
  type FaultRule,
} from './fault-rule.ts'
import type { Operation } from './operation.ts'
import type { Random } from './random.ts'
import type { Registry } from './registry-check.ts'

/** A rule that was injected, and what came of it. */
export interface Fault {
  readonly id: string
  readonly rule: FaultRule
  /** How many calls it applied to. */
  readonly matched: number
  /** How many of them it hit. */
  readonly fired: number
}

/** Makes calls fail on purpose. */
export interface Faults {
  /**
   * Arms a rule. Of several that apply to a call, the one injected first hits it.
   *
   * @returns the rule with its id; how its counts go on is in `list()`.
   * @throws MockError naming what is wrong with the rule; nothing is armed then.
   * @example
   * ```ts
   * import { createPaymentsMock } from 'agentcore-payments-mock'
   *
   * const mock = createPaymentsMock()
   * // the payment is made, the reply is lost: a client has to retry with the same client token
   * mock.faults.inject({
   *   operation: 'ProcessPayment',
   *   reply: 'connection-reset',
   *   when: 'after-commit',
   *   times: 1,
   * })
   * ```
   */
  inject(rule: FaultRule): Fault
  /** All armed rules, in the order in which they were injected. */
  list(): Fault[]
  /**
   * Disarms one rule.
   *
   * @throws MockError when there is none with that id.
   */
  remove(id: string): void
  /** Disarms all of them. */
  clear(): void
}

/** A call as far as rules look at it. */
export interface FaultTarget {
  operation: Operation
  input: object
  userId: string
  nowMs: number
}

/** What a rule does to the call that it hits. */
export interface FaultEffect {
  id: string
  exception: ServiceException | undefined
  reply: BrokenReply | undefined
  latencyMs: number
}

/** Faults as the service asks for them. */
export interface FaultMachine extends Faults {
  /** The effect of the first rule of a phase that hits a call, if any; its counts go up. */
  strike(
    when: 'before' | 'after-commit',
    target: FaultTarget,
  ): FaultEffect | undefined
}

const NAMED_MEMBERS = [
  'paymentManagerArn',
  'paymentSessionId',
  'paymentInstrumentId',
] as const

export function createFaults(registry: Registry, random: Random): FaultMachine {
  let faults: (Fault & { matched: number; fired: number })[] = []
  let count = 0

  return {
    inject(rule) {
      checkFaultRule(rule, registry)
      count += 1
      const fault = {
        id: `fault-${count}`,
        // a copy: what a caller does to its own object afterwards was never checked
        rule: { ...rule },
        matched: 0,
        fired: 0,
      }
      faults.push(fault)
      return copyOf(fault)
    },
    list: () => faults.map(copyOf),
    remove(id) {
      if (!faults.some((fault) => fault.id === id)) {
        throw new MockError(
          `There is no fault ${JSON.stringify(id)}. Armed: ${faults.map((fault) => fault.id).join(', ') || 'none'}`,
        )
      }
      faults = faults.filter((fault) => fault.id !== id)
    },
    clear() {
      faults = []
    },
    strike(when, target) {
      for (const fault of faults) {
        const { rule } = fault
        if ((rule.when ?? 'before') !== when || !applies(rule, target)) continue
        fault.matched += 1
        if (!hits(fault, random)) continue
        fault.fired += 1
        return {
          id: fault.id,
          exception: faultException(rule),
          reply: rule.reply,
          latencyMs: rule.latency === undefined ? 0 : durationMs(rule.latency),
        }
      }
      return undefined
    },
  }
}

/** Whether a call is one of those that a rule is about. */
function applies(rule: FaultRule, target: FaultTarget): boolean {
  const { operation, userId, nowMs } = target
  const input = target.input as Record<string, unknown>
  const { operation: pattern = '*', error, from, until } = rule
  return (
    matchesName(pattern, operation.name) &&
    (error === undefined || operation.errors.includes(error)) &&
    (rule.userId === undefined || rule.userId === userId) &&
    NAMED_MEMBERS.every(
      (name) => rule[name] === undefined || rule[name] === input[name],
    ) &&
    (from === undefined || nowMs >= new Date(from).getTime()) &&
    (until === undefined || nowMs < new Date(until).getTime())
  )
}

/** Whether a rule hits the call that it has just been found to apply to. */
function hits({ rule, matched, fired }: Fault, random: Random): boolean {
  const { nth, times = Infinity, probability = 1 } = rule
  if (fired >= times || (nth !== undefined && matched !== nth)) return false
  if (probability >= 1) return true
  const [word = 0] = new Uint32Array(random.bytes(4).buffer)
  return word / 2 ** 32 < probability
}

function copyOf(fault: Fault): Fault {
  return { ...fault, rule: { ...fault.rule } }
}
