import { durationMs } from '../domain/duration.ts'
import { MockError, type ServiceException } from '../errors.ts'
import type { BrokenReply } from '../protocol/broken-reply.ts'
import {
  closestOf,
  differencesOf,
  reasonToSpare,
  type FaultTarget,
  type NearMiss,
} from './matching.ts'
import { faultException } from './exception.ts'
import { checkFaultRule } from './rule-check.ts'
import {
  FAULT_PHASES,
  matchesName,
  type Fault,
  type FaultPhase,
  type FaultRule,
} from './rule.ts'
import type { Operation } from '../operation/operation.ts'
import type { Random } from '../random.ts'
import type { Registry } from '../operation/registry-check.ts'

/** Makes calls fail on purpose. */
export interface MockFaults<Rule = FaultRule> {
  /**
   * Injects a rule. Of several that apply to a call, the one injected first hits it.
   *
   * @returns the rule with its id; `list()` has its later counts.
   * @throws MockError naming what is wrong with the rule; nothing is injected then.
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
  inject(rule: Rule): Fault
  /** All faults, in the order in which they were injected. */
  list(): Fault[]
  /**
   * Removes one fault.
   *
   * @throws MockError when there is no fault with that id.
   */
  remove(id: string): void
  /** Removes all faults. */
  clear(): void
}

/** Effect of a rule on a call that it hits. */
export interface FaultEffect {
  id: string
  exception: ServiceException | undefined
  reply: BrokenReply | undefined
  /** Time that passes before the call goes on, in milliseconds. */
  latencyMs: number
  /** Time over which the body of the reply is spread, in milliseconds. */
  bodyMs: number
}

/** Outcome of one phase of rules for a call. */
interface Strike {
  /** Effect of the first rule that hits the call. */
  effect?: FaultEffect
  /** If no rule hits it: the closest rules, and why they did not hit. */
  nearMisses: readonly string[]
}

/** The faults as the engine uses them. */
export interface FaultEngine extends MockFaults {
  /**
   * Checks a rule without injecting it.
   *
   * @throws MockError naming what is wrong with it.
   */
  check(rule: FaultRule): void
  /** Adds a rule of a scenario, without an event. */
  add(rule: FaultRule): Fault
  /** Removes all rules when another world takes over, without an event. */
  removeAll(): void
  /** Matches a call against the rules of a phase, and counts it. */
  strike(when: FaultPhase, target: FaultTarget): Strike
  /**
   * Describes the rules that match a call which was refused before their phase.
   *
   * @param reached the last phase that the call has reached.
   */
  unreached(reached: FaultPhase | undefined, target: FaultTarget): string[]
}

type InjectedFault = Fault & { matched: number; fired: number }

const AFTER_COMMIT = ['after-commit'] as const

/** Reasons why a phase was not reached. */
const REASONS_UNREACHED: Readonly<Record<FaultPhase, string>> = {
  before: 'hits valid calls only, and this one was not valid',
  'after-commit': 'hits after the commit, and this call was refused',
}

const NOTHING: Strike = { nearMisses: [] }

/** @param onChange called after faults were injected or removed. */
export function createFaults(
  registry: Registry,
  random: Random,
  onChange: () => void,
): FaultEngine {
  let faults: InjectedFault[] = []
  let count = 0

  const check = (rule: FaultRule) => checkFaultRule(rule, registry)

  const add = (rule: FaultRule) => {
    check(rule)
    count += 1
    const fault = {
      id: `fault-${count}`,
      // a copy, so that the caller cannot change the checked rule
      rule: { ...rule },
      matched: 0,
      fired: 0,
    }
    faults.push(fault)
    return copyOf(fault)
  }

  const removeAll = () => {
    faults = []
  }

  return {
    check,
    add,
    removeAll,
    inject(rule) {
      const fault = add(rule)
      onChange()
      return fault
    },
    list: () => faults.map(copyOf),
    remove(id) {
      requireInjected(faults, id)
      faults = faults.filter((fault) => fault.id !== id)
      onChange()
    },
    clear() {
      removeAll()
      onChange()
    },
    strike(when, target) {
      if (faults.length === 0) return NOTHING
      return strikeOf(concerning(faults, when, target), target, random)
    },
    unreached(reached, target) {
      if (faults.length === 0 || reached === 'after-commit') return []
      const left = reached === undefined ? FAULT_PHASES : AFTER_COMMIT
      return left.flatMap((phase) => unreachedIn(faults, phase, target))
    },
  }
}

/** Finds the rules of a phase that match the operation of a call. */
function concerning(
  faults: readonly InjectedFault[],
  phase: FaultPhase,
  { operation }: FaultTarget,
): InjectedFault[] {
  return faults.filter(
    ({ rule: { operation: pattern = '*', when = 'before' } }) =>
      when === phase && matchesName(pattern, operation.name),
  )
}

/** Describes the rules of a phase that could have hit a call that did not reach it. */
function unreachedIn(
  faults: readonly InjectedFault[],
  phase: FaultPhase,
  target: FaultTarget,
): string[] {
  return concerning(faults, phase, target)
    .filter((fault) => couldHit(fault, target))
    .map(({ id }) => `${id} ${REASONS_UNREACHED[phase]}`)
}

function requireInjected(faults: readonly InjectedFault[], id: string): void {
  if (faults.some((fault) => fault.id === id)) return
  throw new MockError(
    `There is no fault ${JSON.stringify(id)}. Injected: ${faults.map((fault) => fault.id).join(', ') || 'none'}`,
  )
}

/** Finds the first fault that hits a call, or the closest ones, and counts the call. */
function strikeOf(
  faults: readonly InjectedFault[],
  target: FaultTarget,
  random: Random,
): Strike {
  const misses: NearMiss[] = []
  for (const fault of faults) {
    const differences = differencesOf(fault.rule, target)
    if (differences.length > 0) {
      const text = `${fault.id} did not match this call: ${differences.join('; ')}`
      misses.push({ differences: differences.length, text })
      continue
    }
    fault.matched += 1
    const text = reasonToSpare(fault, random)
    if (text === undefined) {
      fault.fired += 1
      return { effect: effectOf(fault, target.operation), nearMisses: [] }
    }
    misses.push({ differences: 0, text })
  }
  return { nearMisses: closestOf(misses) }
}

/** Checks whether a fault matches a call and is not used up. */
function couldHit(
  { rule, fired }: InjectedFault,
  target: FaultTarget,
): boolean {
  return (
    fired < (rule.times ?? Infinity) && differencesOf(rule, target).length === 0
  )
}

/** Computes the effect of a fault. A slow body uses the latency for the body, not for the call. */
function effectOf({ id, rule }: Fault, operation: Operation): FaultEffect {
  const { reply, latency } = rule
  const ms = latency === undefined ? 0 : durationMs(latency)
  const isSlow = reply === 'slow-body'
  return {
    id,
    exception: faultException(rule, operation),
    reply: isSlow ? undefined : reply,
    latencyMs: isSlow ? 0 : ms,
    bodyMs: isSlow ? ms : 0,
  }
}

function copyOf(fault: Fault): Fault {
  return { ...fault, rule: { ...fault.rule } }
}
