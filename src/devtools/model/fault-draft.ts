import { BROKEN_REPLIES } from '../../protocol/broken-reply.ts'
import type { FaultRule, OperationSummary } from './source.ts'
import { readSpan, type Unit } from './duration-input.ts'

/** Replies that are none of the service's. */
export const REPLIES = [...BROKEN_REPLIES, 'slow-body'] as const

/** The form for a fault: texts as they were typed, empty for what is left out. */
export interface FaultDraft {
  readonly operation: string
  /** `error:<name>` or `reply:<name>`, or empty for a call that only takes its time. */
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
 * The rule that a form stands for; whether it can be followed is for the mock to say.
 *
 * @throws Error for a latency that is no number.
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

/** The errors that calls of a picked operation, or of any, may answer with. */
export function errorsOf(
  picked: string,
  operations: readonly OperationSummary[],
): string[] {
  const meant = operations.filter(
    ({ name }) => picked === '' || name === picked,
  )
  return [...new Set(meant.flatMap(({ errors }) => errors))].sort()
}

/** A rule in words. */
export function describeRule(rule: FaultRule): string {
  const { error, reply, when, times, nth, probability, latency } = rule
  const parts = [
    error ?? reply ?? 'only takes its time',
    ...(latency === undefined
      ? []
      : [
          `after ${Object.entries(latency)
            .map(([unit, amount]) => `${amount} ${unit}`)
            .join(' ')}`,
        ]),
    ...(when === 'after-commit' ? ['once the call is carried out'] : []),
    ...(nth === undefined ? [] : [`the ${nth}. call only`]),
    ...(times === undefined ? [] : [times === 1 ? 'once' : `${times} times`]),
    ...(probability === undefined ? [] : [`by a chance of ${probability}`]),
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
