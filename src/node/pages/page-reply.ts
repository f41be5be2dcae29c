/** Content security policy directives that all pages of this server share. */
const NOTHING = [
  "default-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
]

/** A file of a page. */
export interface PageFile {
  /** MIME type. */
  type: string
  body: string | Uint8Array<ArrayBuffer>
  /** Version of the body, for its ETag. */
  version: string
}

/**
 * Answers with a file that a browser may cache but must revalidate each time.
 *
 * @param allowed directives of a Content-Security-Policy; everything else is forbidden.
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
