import { CLOCK_KINDS, type ClockKind } from '../domain/closest-clock.ts'
import { MockError } from '../errors.ts'

/** Target of a clock: exactly one member. */
export type ClockTarget =
  | { paymentManagerArn: string; userId?: never; paymentSessionId?: never }
  | { userId: string; paymentManagerArn?: never; paymentSessionId?: never }
  | { paymentSessionId: string; paymentManagerArn?: never; userId?: never }

/** A target as kind and value. */
export interface TargetId {
  kind: ClockKind
  value: string
}

/** @throws MockError for an invalid target. */
export function readTarget(target: ClockTarget): TargetId {
  const [entry, ...more] = Object.entries(target ?? {})
  const [name, value] = entry ?? []
  const kind = CLOCK_KINDS.find((known) => known === name)
  if (
    more.length > 0 ||
    kind === undefined ||
    typeof value !== 'string' ||
    value === ''
  ) {
    throw new MockError(
      `A clock needs exactly one of ${CLOCK_KINDS.join(', ')}, as text. Received: ${JSON.stringify(target)}`,
    )
  }
  return { kind, value }
}
