import { valueText } from './value-text.ts'
import { MockError } from '../errors.ts'
import { didYouMean } from './closest-name.ts'
import { durationMs, type Duration } from './duration.ts'

/** Kinds of rows that have transitions. */
export const LIVING_TABLES = [
  'paymentManager',
  'paymentConnector',
  'paymentInstrument',
] as const

/** A kind of row that has transitions. */
export type LivingTable = (typeof LIVING_TABLES)[number]

/**
 * Timing of a transition, e.g. from CREATING to READY: immediately, after a duration on the row's closest clock, after
 * a number of reads, or manually by `mock.transitions`.
 */
export type TransitionTiming =
  | 'immediate'
  | 'manual'
  | { after: Duration }
  /** Number of gets and lists that still see the old status, from 1. */
  | { afterReads: number }

/** Timings of transitions by kind of row. Default: immediately. */
export type TransitionTimings = {
  readonly [Table in LivingTable]?: TransitionTiming
}

// documented: about ten minutes
/** Time for which a connector waits for its developer's consent, in milliseconds. */
export const AUTHENTICATION_MS = 10 * 60_000

/** Forms of a timing, for error messages. */
const FORMS = {
  immediate: '"immediate"',
  manual: '"manual"',
  after: '{ after: <duration> }',
  afterReads: '{ afterReads: <whole number from 1> }',
}
type TimingKind = keyof typeof FORMS

/**
 * Checks the timings of all kinds of rows.
 *
 * @throws MockError for an unknown kind or an invalid timing.
 */
export function resolveTransitions(
  chosen: TransitionTimings,
): TransitionTimings {
  if (typeof chosen !== 'object' || chosen === null) {
    throw new MockError(
      `Policy "transitions" cannot be ${valueText(chosen)}. Allowed: an object with ${LIVING_TABLES.join(', ')}`,
    )
  }
  for (const [table, timing] of Object.entries(chosen)) {
    if (!(LIVING_TABLES as readonly string[]).includes(table)) {
      throw new MockError(
        `Policy "transitions" has no "${table}".${didYouMean(table, LIVING_TABLES)} Allowed: ${LIVING_TABLES.join(', ')}`,
      )
    }
    requireTiming(`transitions.${table}`, timing)
  }
  return Object.fromEntries(
    LIVING_TABLES.map((table) => [table, chosen[table] ?? 'immediate']),
  )
}

/**
 * Checks that a value is a timing of one of these kinds.
 *
 * @param policy the name of the policy, for error messages.
 * @throws MockError that says what is allowed.
 */
export function requireTiming(
  policy: string,
  timing: unknown,
  kinds: readonly TimingKind[] = Object.keys(FORMS) as TimingKind[],
): void {
  const isWord = timing === 'immediate' || timing === 'manual'
  if (isWord && kinds.includes(timing)) return
  const refuse = (reason = '') =>
    new MockError(
      `Policy "${policy}" cannot be ${valueText(timing)}.${reason} Allowed: ${kinds.map((kind) => FORMS[kind]).join(', ')}`,
    )
  if (typeof timing !== 'object' || timing === null) throw refuse()
  const [[kind, value] = [], ...more] = Object.entries(timing)
  if (more.length > 0 || !kinds.includes(kind as TimingKind)) throw refuse()
  if (kind === 'afterReads' && Number.isSafeInteger(value) && value >= 1) return
  if (kind !== 'after' || typeof value !== 'object' || value === null) {
    throw refuse()
  }
  try {
    durationMs(value as Duration)
  } catch (error) {
    throw refuse(` ${(error as Error).message}.`)
  }
}
