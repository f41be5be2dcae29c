import { CLOCK_KINDS, type ClockKind } from '../domain/closest-clock.ts'
import { MockError } from '../errors.ts'

/** Whose time it is: exactly one member. */
export type ClockTarget =
  | { paymentManagerArn: string; userId?: never; paymentSessionId?: never }
  | { userId: string; paymentManagerArn?: never; paymentSessionId?: never }
  | { paymentSessionId: string; paymentManagerArn?: never; userId?: never }

/** A target by its kind and its value. */
export interface TargetId {
  kind: ClockKind
  value: string
}

/** @throws MockError for a target that is none. */
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
      `A clock is attached to exactly one of ${CLOCK_KINDS.join(', ')}, as text. Received: ${JSON.stringify(target)}`,
    )
  }
  return { kind, value }
}
