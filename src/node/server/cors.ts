// Seconds for which a browser caches the preflight reply.
const PREFLIGHT_MAX_AGE = '600'

/** Checks whether a text is `*` or one origin such as `http://localhost:5173`. */
export function isCorsOrigin(text: string): boolean {
  return (
    text === '*' ||
    (/^https?:/.test(text) &&
      URL.canParse(text) &&
      new URL(text).origin === text)
  )
}

/**
 * Adds the CORS headers for pages of the allowed origin.
 *
 * @param cors the origin, `*` for any; without it no header is set and no preflight is answered.
 */
export async function withCors(
  cors: string | undefined,
  request: Request,
  answer: () => Promise<Response>,
): Promise<Response> {
  if (cors === undefined) return answer()
  const { headers } = request
  const isAllowed = cors === '*' || headers.get('origin') === cors
  const isPreflight =
    request.method === 'OPTIONS' && headers.has('access-control-request-method')
  const response =
    isAllowed && isPreflight
      ? new Response(null, { status: 204, headers: preflightHeaders(headers) })
      : await answer()
  response.headers.append('vary', 'Origin')
  if (isAllowed) {
    response.headers.set('access-control-allow-origin', cors)
    response.headers.set(
      'access-control-expose-headers',
      'x-amzn-requestid, x-amzn-errortype, x-mock-clock',
    )
  }
  return response
}

function preflightHeaders(headers: Headers): Record<string, string> {
  // echoed, as what an SDK sends (authorization, x-amz-*, amz-sdk-*, …) grows with its versions
  const asked = headers.get('access-control-request-headers')
  return {
    'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
    ...(asked === null ? {} : { 'access-control-allow-headers': asked }),
    'access-control-max-age': PREFLIGHT_MAX_AGE,
  }
}
