/** Whoever waits for a reply, and for how long. */
export interface CallerOptions {
  /** True if nobody waits any more, beside the signal of the request. */
  isGone?: (() => boolean) | undefined
  /** Milliseconds of latency after which the caller gives up, where latency passes on the mock's clock alone. */
  timeoutMs?: number | undefined
}

/** A caller, during one call. */
export interface Caller {
  /** Why the caller waits no longer; undefined while it does. */
  reasonToLeave(): unknown
  /**
   * Lets latency pass in front of the caller.
   *
   * @returns how much of it passed before the caller gave up.
   */
  endure(latencyMs: number): number
}

export function createCaller(
  { signal }: Request,
  { isGone, timeoutMs = Infinity }: CallerOptions,
): Caller {
  let enduredMs = 0
  return {
    reasonToLeave() {
      if (signal.aborted) return signal.reason
      if (isGone?.()) return abortError()
      return enduredMs >= timeoutMs ? timeoutError(timeoutMs) : undefined
    },
    endure(latencyMs) {
      const passed = Math.min(latencyMs, timeoutMs - enduredMs)
      enduredMs += passed
      return passed
    },
  }
}

function abortError(): DOMException {
  return new DOMException('The caller hung up.', 'AbortError')
}

function timeoutError(timeoutMs: number): DOMException {
  return new DOMException(
    `The reply did not come within ${timeoutMs} ms.`,
    'TimeoutError',
  )
}
