import { MockError } from '../../errors.ts'
import { durationMs, type Duration } from '../../domain/duration.ts'
import { requireKnownMembers } from '../../domain/known-members.ts'
import { valueText } from '../../domain/value-text.ts'

/** Kinds of trouble. */
export const TROUBLE_KINDS = [
  'payment-required-again',
  'lost-reply',
  'error-after-settlement',
  'settlement-unknown',
  'slow',
] as const

/** Something that goes wrong at a merchant when it is paid. */
export interface MerchantTrouble {
  /**
   * `payment-required-again`: a good payment is not settled, and the answer is 402 once more. The others settle it:
   * `lost-reply` gives no answer at all, `error-after-settlement` 500, `settlement-unknown` 402 with a settlement that
   * failed; `slow` takes the `latency`, on the mock's clock.
   */
  kind: (typeof TROUBLE_KINDS)[number]
  /** At most so many payments. Default: all of them. */
  times?: number
  /** Time that the answer takes; of `slow` alone, which needs it. */
  latency?: Duration
}

/** Trouble of a resource, payment by payment. */
export interface Troubles {
  /** Kind that hits a payment before it is settled, if any does; it counts as one of its `times`. */
  before(): TroubleKind | undefined
  /** Kind that hits a payment after it was settled, if any does; it counts as one of its `times`. */
  after(): TroubleKind | undefined
  /** Milliseconds that a slow answer takes. */
  latencyMs: number
}

type TroubleKind = MerchantTrouble['kind']

/** @throws MockError for a bad member. */
export function createTroubles(trouble?: MerchantTrouble): Troubles {
  let left = trouble === undefined ? 0 : readTimes(trouble)
  const hit = (isDue: boolean) => {
    if (left === 0 || !isDue) return undefined
    left -= 1
    return trouble?.kind
  }
  const isBefore = trouble?.kind === 'payment-required-again'
  return {
    before: () => hit(isBefore),
    after: () => hit(!isBefore),
    latencyMs: trouble === undefined ? 0 : readLatencyMs(trouble),
  }
}

function readTimes(trouble: MerchantTrouble): number {
  requireKnownMembers({ owner: 'trouble', member: 'member' }, trouble, {
    kind: true,
    times: true,
    latency: true,
  })
  const { kind, times = Infinity } = trouble
  if (!TROUBLE_KINDS.includes(kind)) {
    throw new MockError(
      `kind of trouble must be one of ${TROUBLE_KINDS.join(', ')}. Received: ${valueText(kind)}`,
    )
  }
  if (times === Infinity || (Number.isInteger(times) && times > 0)) return times
  throw new MockError(
    `times of trouble must be a whole number above 0; leave it out for all payments. Received: ${valueText(times)}`,
  )
}

function readLatencyMs({ kind, latency }: MerchantTrouble): number {
  if ((kind === 'slow') !== (latency !== undefined)) {
    throw new MockError(
      `latency is for trouble of the kind slow, which needs it. Received: kind ${valueText(kind)}, latency ${valueText(latency)}`,
    )
  }
  return latency === undefined ? 0 : durationMs(latency)
}
