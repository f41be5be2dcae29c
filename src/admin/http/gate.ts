import { ownOrigin } from '../../protocol/own-origin.ts'
import { AdminRefusal } from './refusal.ts'

/** Hosts and origins that may use the admin API. */
export interface AdminGate {
  /** Host that the server was told to listen on; allowed in `Host` beside the loopback names. */
  host: string
  /** The one allowed origin of pages, beside the server's own; `*` for any. */
  cors: string | undefined
}

/**
 * Refuses calls from other sites: the API changes the world without credentials, so neither a page of
 * another site (`Origin`) nor a DNS name that was rebound to this machine (`Host`) may use it.
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
  // a page of this server: its Host was checked above, so it is no rebound name
  if (origin === ownOrigin(request)) return
  throw new AdminRefusal(
    403,
    `Origin ${JSON.stringify(origin)} may not use the admin API. Allowed: ${cors ?? "the server's own, as it was started without cors"}`,
  )
}

/**
 * Returns the host that a request named, if the admin API does not answer on it.
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
