/** Columns of the targets that can have their own clock, the closest first. */
export const CLOCK_KINDS = [
  'paymentSessionId',
  'userId',
  'paymentManagerArn',
] as const

export type ClockKind = (typeof CLOCK_KINDS)[number]

/** The columns of a row or a call that determine its closest clock. */
export type Timed = { [Kind in ClockKind]?: string | undefined }

/**
 * Finds the closest clock of a row or a call.
 *
 * @param ownOf returns a target's own clock, if it has one.
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
