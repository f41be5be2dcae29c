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
   * @returns the rule with its id; how its counts go on is in `list()`.
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
  /** All injected rules, in the order in which they were injected. */
  list(): Fault[]
  /**
   * Removes one rule.
   *
   * @throws MockError when there is none with that id.
   */
  remove(id: string): void
  /** Removes all rules. */
  clear(): void
}

/** What a rule does to the call that it hits. */
export interface FaultEffect {
  id: string
  exception: ServiceException | undefined
  reply: BrokenReply | undefined
  /** Time that passes before the call goes on, in milliseconds. */
  latencyMs: number
  /** Time over which the body of the reply is spread, in milliseconds. */
  bodyMs: number
}

/** What the rules of one phase make of a call. */
interface Strike {
  /** Of the first rule that hits it. */
  effect?: FaultEffect
  /** When none does: which rules came closest, and why they did not. */
  nearMisses: readonly string[]
}

/** Faults as the service asks for them. */
export interface FaultEngine extends MockFaults {
  /**
   * Looks at a rule without injecting it.
   *
   * @throws MockError naming what is wrong with it.
   */
  check(rule: FaultRule): void
  /** Adds a rule of the world itself, without an event. */
  add(rule: FaultRule): Fault
  /** Removes all rules when another world takes over, without an event. */
  removeAll(): void
  /** Lets the rules of a phase look at a call; their counts go up. */
  strike(when: FaultPhase, target: FaultTarget): Strike
  /**
   * The rules that apply to a call which was refused before their turn, in words.
   *
   * @param reached the last phase whose rules have looked at it.
   */
  unreached(reached: FaultPhase | undefined, target: FaultTarget): string[]
}

type InjectedFault = Fault & { matched: number; fired: number }

const AFTER_COMMIT = ['after-commit'] as const

/** Reasons for which the rules of a phase did not look at a call. */
const REASONS_UNREACHED: Readonly<Record<FaultPhase, string>> = {
  before: 'is for calls that are valid, and this one was not',
  'after-commit': 'waits for the commit, and this call was refused',
}

const NOTHING: Strike = { nearMisses: [] }

/** @param onChange called when somebody injected or removed rules. */
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
      // a copy: what a caller does to its own object afterwards was never checked
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

/** The rules of a phase that are about the operation of a call. */
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

/** The rules of a phase that could have hit a call and did not look at it, in words. */
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

/** The first of these faults that hits a call, or how close they came; their counts go up. */
function strikeOf(
  faults: readonly InjectedFault[],
  target: FaultTarget,
  random: Random,
): Strike {
  const misses: NearMiss[] = []
  for (const fault of faults) {
    const differences = differencesOf(fault.rule, target)
    if (differences.length > 0) {
      const text = `${fault.id} was not for this call: ${differences.join('; ')}`
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

/** A fault could have hit a call when it is about it and not used up. */
function couldHit(
  { rule, fired }: InjectedFault,
  target: FaultTarget,
): boolean {
  return (
    fired < (rule.times ?? Infinity) && differencesOf(rule, target).length === 0
  )
}

/** A slow body takes the latency for itself: the call goes on at once. */
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
