import { closestClock } from '../../domain/closest-clock.ts'
import { expiresAtMs } from '../../domain/session-lifecycle.ts'
import { clockKey } from './clock-mirrors.ts'
import type { Model } from './model.ts'
import type { ClockTarget, SessionRow } from './source.ts'

/** A live session and the time until it expires. */
export interface Expiry {
  readonly session: SessionRow
  readonly inMs: number
}

/** Finds the session that expires next on the main clock. */
export function nextExpiry({ state, clocks }: Model): Expiry | undefined {
  const [main, ...others] = clocks()
  if (main === undefined) return undefined
  const own = new Set(others.map(({ target }) => clockKey(target)))
  let next: Expiry | undefined
  for (const session of state.tables.paymentSession) {
    const inMs = expiresAtMs(session) - main.nowMs
    if (inMs <= 0 || inMs >= (next?.inMs ?? Infinity)) continue
    const closest = closestClock(session, (kind, value) => {
      const key = clockKey({ [kind]: value } as ClockTarget)
      return own.has(key) ? key : undefined
    })
    if (closest === undefined) next = { session, inMs }
  }
  return next
}
