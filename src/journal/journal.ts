import { EXCEPTION_NAMES, MockError, type ExceptionName } from '../errors.ts'
import { didYouMean } from '../domain/closest-name.ts'
import { requireKnownMembers } from '../domain/known-members.ts'
import { valueText } from '../domain/value-text.ts'
import type { Change } from '../store/change.ts'
import { createListeners } from './listeners.ts'

/** What happened in one exchange. Secrets are taken out before it is kept. */
export interface JournalEntry<OperationName extends string = string> {
  /** The reply's `x-amzn-requestid`. */
  readonly requestId: string
  /** Virtual time of the call, ISO 8601. */
  readonly at: string
  /** Real time of its arrival, ISO 8601. */
  readonly receivedAt: string
  readonly method: string
  readonly path: string
  /** The operation that was called, unless none answers this request. */
  readonly operation: OperationName | undefined
  readonly userId: string | undefined
  /** The input as it was read; undefined when it could not be. */
  readonly input: unknown
  /** The output, or undefined for a refusal. */
  readonly output: unknown
  readonly statusCode: number
  /** The refusal, if it was one. */
  readonly error:
    { readonly name: ExceptionName; readonly message: string } | undefined
  /** Ids of the faults that hit it. */
  readonly faults: readonly string[]
  /** What the service does not say: why something was not found, which route or member was meant. */
  readonly hints: readonly string[]
  /** The rows that it wrote, in order. */
  readonly changes: readonly Change[]
  /** What the service lets pass in silence, e.g. unknown members. */
  readonly warnings: readonly string[]
  /** Stack of an error that is a bug of this mock; its caller saw InternalServerException. */
  readonly bug: string | undefined
}

/** Which entries: every member that is given must be equal. */
export interface JournalFilter<OperationName extends string = string> {
  operation?: OperationName
  userId?: string
  statusCode?: number
  /** Name of the refusal, e.g. `ValidationException`. */
  error?: ExceptionName
}

/** The record of all exchanges, oldest first; the oldest fall out when it is full. */
export interface MockJournal<OperationName extends string = string> {
  /**
   * All entries, or those that a filter lets through.
   *
   * @throws MockError for a filter's member that does not exist, or a value that no entry can have there.
   */
  entries(filter?: JournalFilter<OperationName>): JournalEntry<OperationName>[]
  clear(): void
  /** Calls a listener with every new entry; what it throws is dropped. The returned function ends that. */
  subscribe(listener: (entry: JournalEntry<OperationName>) => void): () => void
}

/** The journal as the engine uses it. */
export interface JournalRecorder extends MockJournal {
  record(entry: JournalEntry): void
}

const DEFAULT_CAPACITY = 1000

/**
 * @param operations names of all operations.
 * @param onRecord called with every new entry, after those who subscribed to the journal.
 * @param capacity how many entries are kept.
 * @throws MockError for one that is no positive whole number.
 */
export function createJournal(
  operations: readonly string[],
  onRecord: (entry: JournalEntry) => void,
  capacity = DEFAULT_CAPACITY,
): JournalRecorder {
  if (!Number.isSafeInteger(capacity) || capacity < 1) {
    throw new MockError(
      `journalCapacity must be a whole number of 1 or more. Received: ${valueText(capacity)}`,
    )
  }
  let entries: JournalEntry[] = []
  const listeners = createListeners<JournalEntry>()
  return {
    entries(filter = {}) {
      checkFilter(filter, operations)
      return entries.slice(-capacity).filter((entry) => matches(entry, filter))
    },
    clear() {
      entries = []
    },
    subscribe: listeners.subscribe,
    record(entry) {
      entries.push(entry)
      // dropped in bulk: one entry at a time would shift the whole array on every request
      if (entries.length >= 2 * capacity) entries = entries.slice(-capacity)
      listeners.emit(entry)
      onRecord(entry)
    },
  }
}

function checkFilter(
  filter: JournalFilter,
  operations: readonly string[],
): void {
  requireKnownMembers(
    { owner: "The journal's filter", member: 'member' },
    filter,
    {
      operation: true,
      userId: true,
      statusCode: true,
      error: true,
    },
  )
  const { operation, userId, statusCode, error } = filter
  requireName('operation', operation, operations)
  requireName('exception', error, EXCEPTION_NAMES)
  if (userId !== undefined && typeof userId !== 'string') {
    throw new MockError(
      `userId in the journal's filter must be text; leave it out for every user. Received: ${valueText(userId)}`,
    )
  }
  if (statusCode !== undefined && !isStatusCode(statusCode)) {
    throw new MockError(
      `statusCode in the journal's filter must be a whole number from 100 to 599, e.g. 429; leave it out for every status. Received: ${valueText(statusCode)}`,
    )
  }
}

function requireName(
  noun: string,
  name: string | undefined,
  known: readonly string[],
): void {
  if (name === undefined || known.includes(name)) return
  throw new MockError(
    `There is no ${noun} ${valueText(name)}.${didYouMean(String(name), known)} Allowed: ${known.join(', ')}`,
  )
}

function isStatusCode(value: number): boolean {
  return Number.isInteger(value) && value >= 100 && value <= 599
}

function matches(entry: JournalEntry, filter: JournalFilter): boolean {
  const { operation, userId, statusCode, error } = filter
  return (
    (operation === undefined || entry.operation === operation) &&
    (userId === undefined || entry.userId === userId) &&
    (statusCode === undefined || entry.statusCode === statusCode) &&
    (error === undefined || entry.error?.name === error)
  )
}
