import { closestClock, type Timed } from '../../domain/closest-clock.ts'
import { createClock, type EngineClock } from '../../time/clock.ts'
import type { ClockTarget, PanelController } from './source.ts'

/** The state of one of the mock's clocks. */
export interface ClockReading {
  /** Target of the clock; undefined for the main one. */
  readonly target: ClockTarget | undefined
  readonly nowMs: number
  readonly frozen: boolean
  readonly scale: number
}

/** Local copies of the mock's clocks, so that showing the time needs no call. */
export interface ClockMirrors {
  /** Sets a clock to the state in an event. */
  set(reading: Omit<ClockReading, 'nowMs'> & { now: string }): void
  /** Reads all clocks anew. */
  load(controller: PanelController): Promise<void>
  /** The present state of all clocks, the main one first. */
  readings(): ClockReading[]
  /** The time of the closest clock of a row, in epoch milliseconds. */
  nowOf(timed: Timed): number
}

/** Builds the key of a clock from its target. */
export function clockKey(target: ClockTarget | undefined): string {
  return Object.entries(target ?? {}).join()
}

export function createClockMirrors(): ClockMirrors {
  type Mirror = {
    target: ClockTarget | undefined
    clock: EngineClock
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
