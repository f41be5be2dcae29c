import { readInstant } from '../domain/instant.ts'
import { toTimestamp } from '../domain/timestamp.ts'
import type { ClockTarget, Transition } from '../mock/controller.ts'
import type { Connection } from './connection.ts'
import type { RemoteClock } from './remote.ts'

/** A clock in a reply of the admin API. */
export interface ClockView {
  now: string
  frozen: boolean
  scale: number
  /** Absent for the main clock. */
  target?: ClockTarget
}

/** @param target the clock's manager, user or session; without it, the main clock. */
export function createRemoteClock(
  { call }: Connection,
  target?: ClockTarget,
): RemoteClock {
  const query = target ?? {}
  const view = () => call<ClockView>('GET clock', { query })
  const set = async (body: object) => {
    await call('POST clock', { query, body })
  }
  const advance = (body: object) =>
    call<ClockView & { transitions: Transition[] }>('POST clock/advance', {
      query,
      body,
    })
  return {
    now: async () => new Date((await view()).now),
    get frozen() {
      return view().then(({ frozen }) => frozen)
    },
    get scale() {
      return view().then(({ scale }) => scale)
    },
    advanceBy: async (duration) => new Date((await advance(duration)).now),
    async advanceTo(instant) {
      const to = toTimestamp(readInstant(instant))
      return new Date((await advance({ to })).now)
    },
    advanceToNext: async () => (await advance({ toNext: true })).transitions,
    freeze: () => set({ frozen: true }),
    resume: () => set({ frozen: false }),
    setScale: (scale) => set({ scale }),
  }
}
