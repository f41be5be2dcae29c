import type { Schedule } from '../../src/devtools/model/schedule.ts'

/** Frames and time that pass when a test says so. */
export interface ManualSchedule extends Schedule {
  /** Draws a frame. */
  draw(): void
  /** Lets so many milliseconds pass. */
  pass(ms: number): void
}

export function createManualSchedule(): ManualSchedule {
  let frames: (() => void)[] = []
  let timers: { atMs: number; work: () => void }[] = []
  let nowMs = 0
  return {
    frame: (work) => frames.push(work),
    after(ms, work) {
      const timer = { atMs: nowMs + ms, work }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    draw() {
      const due = frames
      frames = []
      for (const work of due) work()
    },
    pass(ms) {
      nowMs += ms
      const due = timers.filter(({ atMs }) => atMs <= nowMs)
      timers = timers.filter(({ atMs }) => atMs > nowMs)
      for (const { work } of due) work()
    },
  }
}
