import { durationMs } from '../../domain/duration.ts'
import type {
  LivingTable,
  TransitionTiming,
} from '../../domain/transition-timing.ts'
import type { PendingTransition } from './source.ts'
import { UNITS, type Unit } from './duration-input.ts'
import { counted, countdown } from './readable.ts'

/** Labels of the kinds of timing. */
export const TIMING_KINDS = {
  immediate: 'immediately',
  manual: 'manually',
  after: 'after a duration',
  afterReads: 'after reads',
} as const
export type TimingKind = keyof typeof TIMING_KINDS

/** The form for a timing: the amount as it was typed. */
export interface TimingDraft {
  readonly kind: TimingKind
  readonly amount: string
  readonly unit: Unit
}

/** Fills the form with a timing. */
export function draftOf(timing: TransitionTiming): TimingDraft {
  if (typeof timing === 'string') {
    return { kind: timing, amount: '', unit: 'seconds' }
  }
  if ('afterReads' in timing) {
    const amount = String(timing.afterReads)
    return { kind: 'afterReads', amount, unit: 'seconds' }
  }
  const [[name, length] = [], ...more] = Object.entries(timing.after)
  const unit = more.length > 0 ? undefined : UNITS.find((own) => own === name)
  return unit === undefined
    ? {
        kind: 'after',
        amount: String(durationMs(timing.after) / 1_000),
        unit: 'seconds',
      }
    : { kind: 'after', amount: String(length), unit }
}

/** Builds the timing of a form; the mock checks it. */
export function timingOf({
  kind,
  amount,
  unit,
}: TimingDraft): TransitionTiming {
  if (kind === 'immediate' || kind === 'manual') return kind
  const typed = numberIn(amount) as number
  return kind === 'after' ? { after: { [unit]: typed } } : { afterReads: typed }
}

/** Reads a typed number; returns any other text as it is, for the mock to refuse. */
export function numberIn(text: string): number | string {
  const number = Number(text)
  return text.trim() === '' || !Number.isFinite(number) ? text : number
}

/** Describes when a pending transition happens. */
export function sayWhen(
  { dueAt, readsLeft }: PendingTransition,
  nowMs: number,
): string {
  if (dueAt !== null) {
    return `in ${countdown(Math.max(0, Date.parse(dueAt) - nowMs))}`
  }
  return readsLeft === null
    ? 'when you complete it'
    : `after ${counted(readsLeft, 'more read')}`
}

/** Describes the statuses before and after a transition. */
export function sayStep({ from, to }: PendingTransition): string {
  return `${from} → ${to === 'GONE' ? 'deleted' : to}`
}

/** Finds the pending transition of a row. */
export function pendingOf(
  transitions: readonly PendingTransition[],
  table: LivingTable,
  key: string,
): PendingTransition | undefined {
  return transitions.find(
    (pending) => pending.table === table && pending.key === key,
  )
}
