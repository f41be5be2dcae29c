import type { ServerResponse } from 'node:http'

// Node's timers fire at once for a longer delay
const LONGEST_MS = 2 ** 31 - 1

/**
 * Waits in real time, until the client hangs up or the server ends at the latest.
 */
export function waitUnlessGone(
  outgoing: ServerResponse,
  ms: number,
): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      outgoing.off('close', done)
      resolve()
    }
    const timer = setTimeout(done, Math.min(ms, LONGEST_MS))
    outgoing.once('close', done)
    if (outgoing.destroyed) done()
  })
}
