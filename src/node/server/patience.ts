import type { ServerResponse } from 'node:http'

// a timer of Node fires at once when it is given more
const LONGEST_MS = 2 ** 31 - 1

/**
 * Waits so many milliseconds of real time, but no longer than there is somebody to answer:
 * until the client hangs up or the server ends.
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
