/** What happened in one exchange. Holds neither bodies nor headers, so no secret can be in it. */
export interface JournalEntry {
  /** The reply's `x-amzn-requestid`. */
  requestId: string
  /** Virtual time at which the request arrived, ISO 8601. */
  at: string
  method: string
  path: string
  /** The operation that was called, unless none answers this request. */
  operation: string | undefined
  userId: string | undefined
  statusCode: number
  /** The refusal, if it was one. */
  error: { name: string; message: string } | undefined
  /** What the service would let pass in silence, e.g. unknown members. */
  warnings: readonly string[]
  /** Stack of an error that is a bug of this mock; its caller saw InternalServerException. */
  bug: string | undefined
}

/** The record of all exchanges, oldest first; the oldest fall out when it is full. */
export interface Journal {
  /** The entries, or those of one operation. */
  entries(filter?: { operation?: string }): JournalEntry[]
  clear(): void
  /** Calls a listener with every new entry; what it throws is dropped. The returned function ends that. */
  subscribe(listener: (entry: JournalEntry) => void): () => void
}

const CAPACITY = 1000

export function createJournal(): Journal & {
  record(entry: JournalEntry): void
} {
  let entries: JournalEntry[] = []
  const listeners = new Set<(entry: JournalEntry) => void>()
  return {
    entries: ({ operation } = {}) =>
      entries
        .slice(-CAPACITY)
        .filter(
          (entry) => operation === undefined || entry.operation === operation,
        ),
    clear() {
      entries = []
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    record(entry) {
      entries.push(entry)
      // dropped in bulk: one entry at a time would shift the whole array on every request
      if (entries.length >= 2 * CAPACITY) entries = entries.slice(-CAPACITY)
      for (const listener of listeners) {
        try {
          listener(entry)
        } catch {
          // the exchange is over: what a listener makes of it is no longer the caller's concern
        }
      }
    },
  }
}
