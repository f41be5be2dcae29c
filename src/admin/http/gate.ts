import { ownOrigin } from '../../protocol/own-origin.ts'
import { AdminRefusal } from './refusal.ts'

/** Who may reach the admin API. */
export interface AdminGate {
  /** Host that the server was told to listen on; allowed in `Host` beside the loopback names. */
  host: string
  /** The one origin, beside the server's own, that pages may call from; `*` for any. */
  cors: string | undefined
}

/**
 * Keeps foreign web pages out: the API changes the world without credentials, so neither a page of
 * another site (`Origin`) nor a name that was rebound to this machine (`Host`) may use it.
 *
 * @throws AdminRefusal 403
 */
export function checkGate(request: Request, { host, cors }: AdminGate): void {
  const foreign = foreignHostOf(request, host)
  if (foreign !== undefined) {
    throw new AdminRefusal(
      403,
      `Host ${JSON.stringify(foreign)} may not use the admin API. Allowed: localhost, 127.0.0.1, [::1] and the host that the server listens on (${host})`,
    )
  }
  const origin = request.headers.get('origin')
  if (origin === null || cors === '*' || origin === cors) return
  // a page that this server served itself: its Host has passed, so that no rebound name does
  if (origin === ownOrigin(request)) return
  throw new AdminRefusal(
    403,
    `Origin ${JSON.stringify(origin)} may not use the admin API. Allowed: ${cors ?? "the server's own, as it was started without cors"}`,
  )
}

/**
 * The name by which a request called this server, if the admin API does not answer to it.
 *
 * @param host that the server was told to listen on.
 */
export function foreignHostOf(
  { headers, url }: Request,
  host: string,
): string | undefined {
  const own = hostnameOf(host.includes(':') ? `[${host}]` : host)
  // the two differ when a proxy's absolute target is sent; then neither may be foreign
  for (const authority of [headers.get('host'), new URL(url).host]) {
    const hostname = authority === null ? own : hostnameOf(authority)
    if (hostname === undefined || !(hostname === own || isLoopback(hostname))) {
      return authority ?? host
    }
  }
  return undefined
}

function hostnameOf(authority: string): string | undefined {
  const url = `http://${authority}`
  return URL.canParse(url) ? new URL(url).hostname : undefined
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  )
}
