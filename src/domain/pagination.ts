import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { fieldValidationException } from '../errors.ts'
import { canonicalJson } from './canonical-json.ts'

// inferred: the SDKs' default page; the data plane's model states no range, the control plane's says 1 to 100
const MAX_PAGE_SIZE = 100

/** Where a page starts and how long it may be. */
export interface PageRequest {
  /** Rows up to and including this sequence number were on earlier pages. */
  after: number
  limit: number
}

/**
 * Reads `maxResults` and `nextToken`.
 *
 * @param query what is listed, for whom, with which filter: a token is good for that query alone.
 * @throws ValidationException for a size outside 1 to 100, or a token that this query did not give out.
 */
export function readPageRequest(
  input: { maxResults?: number | undefined; nextToken?: string | undefined },
  query: unknown,
): PageRequest {
  const { maxResults = MAX_PAGE_SIZE, nextToken } = input
  if (maxResults < 1 || maxResults > MAX_PAGE_SIZE) {
    const message = `maxResults must be between 1 and ${MAX_PAGE_SIZE}. Received: ${maxResults}`
    throw fieldValidationException(message, [{ name: 'maxResults', message }])
  }
  return {
    after: nextToken === undefined ? 0 : readToken(nextToken, query),
    limit: maxResults,
  }
}

/** The token that continues a query after the row with this sequence number. */
export function nextToken(query: unknown, after: number): string {
  const position = after.toString(16).padStart(14, '0')
  return `${position}${checksum(query, position)}`
}

function readToken(token: string, query: unknown): number {
  const position = token.slice(0, 14)
  if (token !== `${position}${checksum(query, position)}`) {
    throw fieldValidationException('Invalid nextToken', [
      { name: 'nextToken', message: 'Invalid nextToken' },
    ])
  }
  return Number.parseInt(position, 16)
}

function checksum(query: unknown, position: string): string {
  const text = canonicalJson([query, position])
  return bytesToHex(sha256(utf8ToBytes(text)).subarray(0, 12))
}
