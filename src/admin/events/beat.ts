import type { AdminCall } from '../http/route.ts'
import type { EventLog } from './log.ts'

// the longest time before an expiry, or a lost connection, is noticed
const BEAT_MS = 1_000

/**
 * Waits for a log's next event or end, or for the next beat of real time.
 *
 * @param wait waits for real time; without it there is no beat.
 */
export function createBeat(
  log: Pick<EventLog, 'onceNext'>,
  wait: AdminCall['wait'],
): () => Promise<'event' | 'beat'> {
  let isRunning = false
  let isDue = false
  let wake = () => {}

  const run = async () => {
    if (isRunning) return
    isRunning = true
    await wait?.(BEAT_MS)
    isRunning = false
    isDue = true
    wake()
  }

  return async () => {
    await new Promise<void>((resolve) => {
      const callOff = log.onceNext(resolve)
      wake = () => {
        callOff()
        resolve()
      }
      // one at a time, which goes on while events come
      if (wait !== undefined) void run()
      if (isDue) wake()
    })
    if (!isDue) return 'event'
    isDue = false
    return 'beat'
  }
}
