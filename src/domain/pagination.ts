import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { fieldValidationException } from '../errors.ts'
import { base64 } from './base64.ts'

// inferred: the SDKs' default page; the data plane's model states no range, the control plane's says 1 to 100
const MAX_PAGE_SIZE = 100

/** A row's place in its list. */
type Position = number | string

/** Start and maximum length of a page. */
export interface PageRequest {
  /** Position of the last row of the previous page; undefined for the first page. */
  after: Position | undefined
  /** Number of rows, from 1. */
  limit: number
}

/** The input members of a list operation. */
export interface PageInput {
  maxResults?: number | undefined
  nextToken?: string | undefined
}

/**
 * Reads one page of a list, with the token for the next one if rows are left.
 *
 * @param query list, caller and filter: a token is valid for that query only.
 * @param read fetches the rows.
 * @throws ValidationException for a size outside 1 to 100, or a token of another query.
 */
export function paginate<Row>(
  { maxResults = MAX_PAGE_SIZE, nextToken }: PageInput,
  query: readonly string[],
  read: (page: PageRequest) => { rows: Row[]; next: Position | undefined },
): { rows: Row[]; nextToken: string | undefined } {
  if (maxResults < 1 || maxResults > MAX_PAGE_SIZE) {
    const message = `maxResults must be between 1 and ${MAX_PAGE_SIZE}. Received: ${maxResults}`
    throw fieldValidationException(message, [{ name: 'maxResults', message }])
  }
  const after =
    nextToken === undefined ? undefined : readToken(nextToken, query)
  const { rows, next } = read({ after, limit: maxResults })
  return {
    rows,
    nextToken: next === undefined ? undefined : tokenAfter(next, query),
  }
}

/** recorded: padded base64 of JSON that names the last row; the names of its members are not public. */
function tokenAfter(last: Position, query: readonly string[]): string {
  const text = JSON.stringify({ last, check: checksum(query, last) })
  return base64(utf8ToBytes(text))
}

function readToken(token: string, query: readonly string[]): Position {
  const last = lastOf(token)
  if (last === undefined || token !== tokenAfter(last, query)) {
    throw fieldValidationException('Invalid nextToken', [
      { name: 'nextToken', message: 'Invalid nextToken' },
    ])
  }
  return last
}

function lastOf(token: string): Position | undefined {
  try {
    const { last } = JSON.parse(atob(token)) as { last?: unknown }
    return typeof last === 'number' || typeof last === 'string'
      ? last
      : undefined
  } catch {
    return undefined
  }
}

function checksum(query: readonly string[], last: Position): string {
  const text = JSON.stringify([query, last])
  return bytesToHex(sha256(utf8ToBytes(text)).subarray(0, 12))
}
