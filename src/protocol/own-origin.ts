/** Determines the origin that the client called: that of the URL, unless `Host` names another one. */
export function ownOrigin({
  headers,
  url,
}: Pick<Request, 'headers' | 'url'>): string {
  const { protocol, host, origin } = new URL(url)
  const called = `${protocol}//${headers.get('host') ?? host}`
  return URL.canParse(called) ? new URL(called).origin : origin
}
