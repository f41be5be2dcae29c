import type { Controller } from '../controller.ts'
import type { Duration } from '../domain/duration.ts'
import type { AdminBody } from './admin-body.ts'
import { AdminRefusal } from './admin-refusal.ts'

type Clock = Controller['clock']

/** The clock as JSON. */
export interface ClockView {
  /** Virtual time, ISO 8601 with milliseconds. */
  now: string
  frozen: boolean
}

/** Units of time that `POST clock/advance` takes. */
export const DURATION_UNITS = [
  'days',
  'hours',
  'minutes',
  'seconds',
  'milliseconds',
] as const satisfies readonly (keyof Duration)[]

export function viewClock(clock: Clock): ClockView {
  return { now: clock.now().toISOString(), frozen: clock.frozen }
}

/**
 * Moves the clock to `now`, stops it or lets it run (`frozen`), or both.
 *
 * @throws AdminRefusal for a wrong type or neither member; MockError for a time that has passed.
 */
export function setClock(clock: Clock, { now, frozen }: AdminBody): ClockView {
  if (now === undefined && frozen === undefined) {
    throw new AdminRefusal(
      400,
      'The body needs "now" (ISO 8601), "frozen" (true or false) or both.',
    )
  }
  if (frozen !== undefined && typeof frozen !== 'boolean') {
    throw new AdminRefusal(
      400,
      `"frozen" must be true or false. Received: ${JSON.stringify(frozen)}`,
    )
  }
  const target = now === undefined ? undefined : readIso('now', now)
  const ranBefore = !clock.frozen
  try {
    // stopped first, or time would run on between its arrival and the stop
    if (frozen === true) clock.freeze()
    if (target !== undefined) clock.advanceTo(target)
  } catch (error) {
    if (ranBefore) clock.resume()
    throw error
  }
  if (frozen === false) clock.resume()
  return viewClock(clock)
}

/** Where the clock was moved, and what time did there when it was moved to what is next. */
export interface AdvancedClockView extends ClockView {
  transitions?: ReturnType<Clock['advanceToNext']>
}

/**
 * Moves the clock by a span, `to` a point, or `toNext`: to when time itself does something.
 *
 * @throws AdminRefusal or MockError for a body that says neither, both, or what is not allowed.
 */
export function advanceClock(clock: Clock, body: AdminBody): AdvancedClockView {
  for (const alone of ['to', 'toNext']) {
    const others = Object.keys(body).filter((name) => name !== alone)
    if (body[alone] !== undefined && others.length > 0) {
      throw new AdminRefusal(
        400,
        `"${alone}" stands alone. Received beside it: ${others.join(', ')}`,
      )
    }
  }
  const { to, toNext, ...duration } = body
  if (toNext !== undefined) {
    if (toNext !== true) {
      throw new AdminRefusal(
        400,
        `"toNext" must be true. Received: ${JSON.stringify(toNext)}`,
      )
    }
    const transitions = clock.advanceToNext()
    return { ...viewClock(clock), transitions }
  }
  if (to === undefined) {
    clock.advanceBy(duration as Duration)
  } else {
    clock.advanceTo(readIso('to', to))
  }
  return viewClock(clock)
}

function readIso(member: string, value: unknown): string {
  if (typeof value === 'string') return value
  throw new AdminRefusal(
    400,
    `"${member}" must be ISO 8601 text such as "2026-01-01T00:00:00Z". Received: ${JSON.stringify(value)}`,
  )
}
