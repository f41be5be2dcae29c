import { MockError } from '../errors.ts'

/** Whose time it is: exactly one member. */
export type ClockTarget =
  | { paymentManagerArn: string }
  | { userId: string }
  | { paymentSessionId: string }

/** What a row or a call tells of whose time counts for it. */
export interface Timed {
  paymentManagerArn?: string | undefined
  userId?: string | undefined
  paymentSessionId?: string | undefined
}

/** Kinds of targets, the closest to a call first. */
export const TARGET_KINDS = [
  'paymentSessionId',
  'userId',
  'paymentManagerArn',
] as const

/** A target by its kind and its value. */
export interface TargetId {
  kind: (typeof TARGET_KINDS)[number]
  value: string
}

/** @throws MockError for a target that is none. */
export function readTarget(target: ClockTarget): TargetId {
  const [entry, ...more] = Object.entries(target ?? {})
  const [name, value] = entry ?? []
  const kind = TARGET_KINDS.find((known) => known === name)
  if (
    more.length > 0 ||
    kind === undefined ||
    typeof value !== 'string' ||
    value === ''
  ) {
    throw new MockError(
      `A clock is attached to exactly one of ${TARGET_KINDS.join(', ')}, as text. Received: ${JSON.stringify(target)}`,
    )
  }
  return { kind, value }
}
