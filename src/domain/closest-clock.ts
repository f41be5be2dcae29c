/** Kinds of targets that can have clocks of their own, by the columns that name them; the closest first. */
export const CLOCK_KINDS = [
  'paymentSessionId',
  'userId',
  'paymentManagerArn',
] as const

export type ClockKind = (typeof CLOCK_KINDS)[number]

/** A row or a call, by what tells whose time counts for it. */
export type Timed = { [Kind in ClockKind]?: string | undefined }

/**
 * Finds the closest of the clocks that tell the time of a row or a call.
 *
 * @param ownOf the clock of a target, if it has one of its own.
 */
export function closestClock<Clock>(
  timed: Timed,
  ownOf: (kind: ClockKind, value: string) => Clock | undefined,
): Clock | undefined {
  for (const kind of CLOCK_KINDS) {
    const value = timed[kind]
    const own = value === undefined ? undefined : ownOf(kind, value)
    if (own !== undefined) return own
  }
  return undefined
}
