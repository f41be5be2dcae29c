import { closestClock, type Timed } from '../../domain/closest-clock.ts'
import { createClock, type MachineClock } from '../../time/clock.ts'
import type { ClockTarget, PanelController } from './source.ts'

/** How a clock of the mock stands. */
export interface ClockReading {
  /** Whose clock it is; the main one has none. */
  readonly target: ClockTarget | undefined
  readonly nowMs: number
  readonly frozen: boolean
  readonly scale: number
}

/** The mock's clocks, running along here, so that nobody has to be asked for the time. */
export interface ClockMirrors {
  /** Puts a clock where an event says that it stands. */
  set(reading: Omit<ClockReading, 'nowMs'> & { now: string }): void
  /** Reads all clocks anew. */
  load(controller: PanelController): Promise<void>
  /** How all of them stand at this moment, the main one first. */
  readings(): ClockReading[]
  /** The time that counts for a row, in epoch milliseconds: the closest clock's. */
  nowOf(timed: Timed): number
}

/** A name for a clock: the same for equal targets. */
export function clockKey(target: ClockTarget | undefined): string {
  return Object.entries(target ?? {}).join()
}

export function createClockMirrors(): ClockMirrors {
  type Mirror = {
    target: ClockTarget | undefined
    clock: MachineClock
  }
  const mirrors = new Map<string, Mirror>()

  const set: ClockMirrors['set'] = ({ target, now, frozen, scale }) => {
    const key = clockKey(target)
    const mirror = mirrors.get(key) ?? { target, clock: createClock() }
    mirror.clock.startFrom({ nowMs: Date.parse(now), frozen, scale })
    mirrors.set(key, mirror)
  }

  const reading = ({ target, clock }: Mirror): ClockReading => ({
    target,
    ...clock.state,
  })

  return {
    set,
    async load({ clock, clocks }) {
      const attached = await clocks.list()
      const states = await Promise.all(
        [{ target: undefined, clock }, ...attached].map(
          async ({ target, clock: own }) => ({
            target,
            now: (await own.now()).toISOString(),
            frozen: await own.frozen,
            scale: await own.scale,
          }),
        ),
      )
      mirrors.clear()
      for (const state of states) set(state)
    },
    readings: () => [...mirrors.values()].map(reading),
    nowOf(timed) {
      const closest =
        closestClock(timed, (kind, value) =>
          mirrors.get(clockKey({ [kind]: value } as ClockTarget)),
        ) ?? mirrors.get(clockKey(undefined))
      return closest?.clock.nowMs() ?? 0
    },
  }
}
