import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { fieldValidationException } from '../errors.ts'

// inferred: the SDKs' default page; the data plane's model states no range, the control plane's says 1 to 100
const MAX_PAGE_SIZE = 100

/** Where a page starts and how long it may be. */
export interface PageRequest {
  /** Rows up to and including this sequence number were on earlier pages. */
  after: number
  limit: number
}

/** What a list operation is asked for. */
export interface PageInput {
  maxResults?: number | undefined
  nextToken?: string | undefined
}

/**
 * Answers one page of a list, with the token for the next one while rows are left.
 *
 * @param query what is listed, for whom, with which filter: a token is good for that query alone.
 * @param read fetches the rows.
 * @throws ValidationException for a size outside 1 to 100, or a token that this query did not give out.
 */
export function paginate<Row extends { sequence: number }>(
  { maxResults = MAX_PAGE_SIZE, nextToken }: PageInput,
  query: readonly string[],
  read: (page: PageRequest) => { rows: Row[]; more: boolean },
): { rows: Row[]; nextToken: string | undefined } {
  if (maxResults < 1 || maxResults > MAX_PAGE_SIZE) {
    const message = `maxResults must be between 1 and ${MAX_PAGE_SIZE}. Received: ${maxResults}`
    throw fieldValidationException(message, [{ name: 'maxResults', message }])
  }
  const after = nextToken === undefined ? 0 : readToken(nextToken, query)
  const { rows, more } = read({ after, limit: maxResults })
  const last = rows.at(-1)
  return {
    rows,
    nextToken: more && last ? tokenAfter(last.sequence, query) : undefined,
  }
}

function tokenAfter(sequence: number, query: readonly string[]): string {
  const position = sequence.toString(16).padStart(14, '0')
  return `${position}${checksum(query, position)}`
}

function readToken(token: string, query: readonly string[]): number {
  const position = token.slice(0, 14)
  if (token !== `${position}${checksum(query, position)}`) {
    throw fieldValidationException('Invalid nextToken', [
      { name: 'nextToken', message: 'Invalid nextToken' },
    ])
  }
  return Number.parseInt(position, 16)
}

function checksum(query: readonly string[], position: string): string {
  const text = JSON.stringify([query, position])
  return bytesToHex(sha256(utf8ToBytes(text)).subarray(0, 12))
}
