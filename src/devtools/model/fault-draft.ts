import { BROKEN_REPLIES } from '../../protocol/broken-reply.ts'
import type { FaultRule, OperationSummary } from './source.ts'
import { readSpan, type Unit } from './duration-input.ts'

/** Replies that the service itself never sends. */
export const REPLIES = [...BROKEN_REPLIES, 'slow-body'] as const

/** The form for a fault: texts as they were typed, empty for defaults. */
export interface FaultDraft {
  readonly operation: string
  /** `error:<name>` or `reply:<name>`, or empty for a call that is only slow. */
  readonly answer: string
  readonly message: string
  readonly when: 'before' | 'after-commit'
  readonly times: string
  readonly latency: string
  readonly unit: Unit
  readonly userId: string
}

export const EMPTY_DRAFT: FaultDraft = {
  operation: 'ProcessPayment',
  answer: 'error:ThrottlingException',
  message: '',
  when: 'before',
  times: '',
  latency: '',
  unit: 'seconds',
  userId: '',
}

/**
 * Builds the rule of a form; the mock checks it.
 *
 * @throws Error for a latency that is not a number.
 */
export function ruleOf(draft: FaultDraft): FaultRule {
  const { operation, answer, message, when, times, latency, unit } = draft
  const userId = draft.userId.trim()
  const [kind, name] = answer.split(':')
  const rule = {
    ...(operation !== '' && { operation }),
    ...(userId !== '' && { userId }),
    ...(kind === 'error' && { error: name }),
    ...(kind === 'reply' && { reply: name }),
    ...(message !== '' && { message }),
    ...(when !== 'before' && { when }),
    ...(times.trim() !== '' && { times: Number(times) }),
    ...(latency.trim() !== '' && { latency: readSpan(latency, unit) }),
  }
  return rule as FaultRule
}

/** Lists the errors of an operation, or of all. */
export function errorsOf(
  picked: string,
  operations: readonly OperationSummary[],
): string[] {
  const meant = operations.filter(
    ({ name }) => picked === '' || name === picked,
  )
  return [...new Set(meant.flatMap(({ errors }) => errors))].sort()
}

/** Describes a rule in words. */
export function describeRule(rule: FaultRule): string {
  const { error, reply, when, times, nth, probability, latency } = rule
  const parts = [
    error ?? reply ?? 'is only slow',
    ...(latency === undefined
      ? []
      : [
          `after ${Object.entries(latency)
            .map(([unit, amount]) => `${amount} ${unit}`)
            .join(' ')}`,
        ]),
    ...(when === 'after-commit' ? ['after the call was carried out'] : []),
    ...(nth === undefined ? [] : [`only call ${nth}`]),
    ...(times === undefined ? [] : [times === 1 ? 'once' : `${times} times`]),
    ...(probability === undefined ? [] : [`with probability ${probability}`]),
    ...targetsOf(rule),
  ]
  return parts.join(', ')
}

function targetsOf(rule: FaultRule): string[] {
  const { userId, paymentManagerArn, paymentSessionId, paymentInstrumentId } =
    rule
  return [userId, paymentManagerArn, paymentSessionId, paymentInstrumentId]
    .filter((value) => value !== undefined)
    .map((value) => `for ${value}`)
}
