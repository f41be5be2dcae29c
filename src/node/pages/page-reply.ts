/** What a page of this server may do in a browser. */
const NOTHING = [
  "default-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
]

/** A file that a browser shows or runs. */
export interface PageFile {
  /** MIME type. */
  type: string
  body: string | Uint8Array<ArrayBuffer>
  /** Text that is another one when the body is. */
  version: string
}

/**
 * Answers with a file that stays as it is until the server is another one: a browser asks each time, and is
 * told when it has it already.
 *
 * @param allowed what the page may do, as directives of a Content-Security-Policy; all else is forbidden.
 */
export function pageReply(
  { type, body, version }: PageFile,
  asked: Headers,
  allowed: readonly string[],
): Response {
  const etag = `"${version}"`
  const isKnown = asked.get('if-none-match') === etag
  return new Response(isKnown ? null : body, {
    status: isKnown ? 304 : 200,
    headers: {
      'content-type': type,
      'cache-control': 'no-cache',
      etag,
      'content-security-policy': [...NOTHING, ...allowed].join('; '),
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  })
}
