import type { MockClock, Transition } from '../../mock/controller.ts'
import type { Duration } from '../../domain/duration.ts'
import type { AdminBody } from '../http/body.ts'
import { AdminRefusal } from '../http/refusal.ts'

/**
 * Moves a clock to `now`, freezes or resumes it (`frozen`), sets its speed (`scale`), or several of these.
 *
 * @throws AdminRefusal for a wrong type or no member; MockError for a time that has passed or a bad scale.
 */
export function setClock(clock: MockClock, { now, frozen, scale }: AdminBody) {
  if (now === undefined && frozen === undefined && scale === undefined) {
    throw new AdminRefusal(
      400,
      'The body needs "now" (ISO 8601), "frozen" (true or false), "scale" (a number), or several of them.',
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
  const scaleBefore = clock.scale
  try {
    // stopped first, or time would run on between the move and the stop
    if (frozen === true) clock.freeze()
    // the clock itself checks the number
    if (scale !== undefined) clock.setScale(scale as number)
    if (target !== undefined) clock.advanceTo(target)
  } catch (error) {
    if (clock.scale !== scaleBefore) clock.setScale(scaleBefore)
    if (ranBefore && clock.frozen) clock.resume()
    throw error
  }
  if (frozen === false) clock.resume()
}

/**
 * Moves a clock by a duration, `to` a time, or `toNext`, to the next due transition.
 *
 * @returns the transitions that happened, with `toNext`.
 * @throws AdminRefusal or MockError for a body with none of them, several, or a bad value.
 */
export function advanceClock(
  clock: MockClock,
  body: AdminBody,
): Transition[] | undefined {
  for (const alone of ['to', 'toNext']) {
    const others = Object.keys(body).filter((name) => name !== alone)
    if (body[alone] !== undefined && others.length > 0) {
      throw new AdminRefusal(
        400,
        `"${alone}" must be the only member. Received beside it: ${others.join(', ')}`,
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
    return clock.advanceToNext()
  }
  if (to === undefined) clock.advanceBy(duration as Duration)
  else clock.advanceTo(readIso('to', to))
  return undefined
}

function readIso(member: string, value: unknown): string {
  if (typeof value === 'string') return value
  throw new AdminRefusal(
    400,
    `"${member}" must be ISO 8601 text such as "2026-01-01T00:00:00Z". Received: ${JSON.stringify(value)}`,
  )
}
