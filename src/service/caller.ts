/** The caller's patience: its abort signal and its time limit. */
export interface CallerOptions {
  /** Abort signal of the caller, in addition to the signal of the request. */
  isGone?: (() => boolean) | undefined
  /** Milliseconds of latency after which the caller gives up, where latency passes only on the mock's clock. */
  timeoutMs?: number | undefined
}

/** The caller of one call. */
export interface Caller {
  /** Returns why the caller gave up; undefined while it waits. */
  reasonToLeave(): unknown
  /**
   * Applies latency until the caller gives up.
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
