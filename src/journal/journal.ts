import { EXCEPTION_NAMES, MockError, type ExceptionName } from '../errors.ts'
import { didYouMean } from '../domain/closest-name.ts'
import { requireKnownMembers } from '../domain/known-members.ts'
import { valueText } from '../domain/value-text.ts'
import type { Change } from '../store/change.ts'
import { createListeners } from './listeners.ts'

/** One request and its reply, without secrets. */
export interface JournalEntry<OperationName extends string = string> {
  /** The reply's `x-amzn-requestid`. */
  readonly requestId: string
  /** Time of the call on the mock's clock, ISO 8601. */
  readonly at: string
  /** Real time at which the request arrived, ISO 8601. */
  readonly receivedAt: string
  readonly method: string
  readonly path: string
  /** The operation; undefined for an unknown route. */
  readonly operation: OperationName | undefined
  readonly userId: string | undefined
  /** The input; undefined when it could not be read. */
  readonly input: unknown
  /** The output; undefined for an error. */
  readonly output: unknown
  readonly statusCode: number
  /** The error of a call that was refused or failed. */
  readonly error:
    { readonly name: ExceptionName; readonly message: string } | undefined
  /** Ids of the faults that hit the call. */
  readonly faults: readonly string[]
  /** Likely causes of the error, which the reply does not contain, e.g. why something was not found. */
  readonly hints: readonly string[]
  /** The rows that the call wrote, in order. */
  readonly changes: readonly Change[]
  /** Problems that the service lets pass, e.g. unknown members. */
  readonly warnings: readonly string[]
  /** Stack trace of a bug in this mock; the caller got InternalServerException. */
  readonly bug: string | undefined
}

/** Filter of the journal: every given member must be equal. */
export interface JournalFilter<OperationName extends string = string> {
  operation?: OperationName
  userId?: string
  statusCode?: number
  /** Name of the error, e.g. `ValidationException`. */
  error?: ExceptionName
}

/** The record of requests and replies, oldest first; the oldest entries are dropped when it is full. */
export interface MockJournal<OperationName extends string = string> {
  /**
   * Returns all entries, or those that match a filter.
   *
   * @throws MockError for an unknown member of the filter, or a value that no entry can have.
   */
  entries(filter?: JournalFilter<OperationName>): JournalEntry<OperationName>[]
  clear(): void
  /** Calls a listener with every new entry, and ignores its errors; the returned function ends the subscription. */
  subscribe(listener: (entry: JournalEntry<OperationName>) => void): () => void
}

/** The journal as the engine uses it. */
export interface JournalRecorder extends MockJournal {
  record(entry: JournalEntry): void
}

const DEFAULT_CAPACITY = 1000

/**
 * @param operations names of all operations.
 * @param onRecord called with every new entry, after the subscribers.
 * @param capacity number of entries that are kept.
 * @throws MockError for a capacity that is not a positive whole number.
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
