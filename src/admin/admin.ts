import { decodeSegment } from '../protocol/path-segment.ts'
import type { MockController } from '../mock/controller.ts'
import { MockError } from '../errors.ts'
import type { PaymentsMockCore } from '../mock/mock.ts'
import { readAdminBody, readAdminQuery } from './http/body.ts'
import { checkGate, type AdminGate } from './http/gate.ts'
import { AdminRefusal } from './http/refusal.ts'
import {
  bodyMembersOf,
  type AdminCall,
  type AdminParts,
  type AdminRoute,
  type AdminWorld,
} from './http/route.ts'
import { ADMIN_ROUTES } from './all-routes.ts'
import { consentPageFor } from './http/consent-link.ts'
import { createEventLog, type EventLog } from './events/log.ts'

type Fetch = PaymentsMockCore['fetch']

/** The admin API in front of the service. */
export interface Admin {
  readonly fetch: Fetch
  /** Ends every stream of events: their clients would keep them open. */
  end(): void
}

// reserved: no path of the service begins so
const PREFIX = '/_mock'

/**
 * Puts the admin API in front of the service: JSON in, JSON out, under `/_mock/`.
 *
 * A success answers 200 with the result; a refused call answers `{ "error": { "message": "…" } }` with 400
 * (bad body or value), 403 (foreign Host or Origin), 404 (unknown route or name), 405 (wrong method, with
 * `Allow`), 409 (broken invariants) or 500 (a file that cannot be written), and has changed nothing.
 */
export function createAdmin(parts: AdminParts, gate: AdminGate): Admin {
  const logs = new Map<MockController, EventLog>()
  let count = 0
  let ended = false

  const eventLog = (controller: MockController): EventLog => {
    const present = logs.get(controller)
    if (present !== undefined) return present
    count += 1
    const log = createEventLog(controller.events, `${parts.run}-${count}`)
    logs.set(controller, log)
    if (ended) log.end()
    return log
  }

  const worldOf = (namespace: string | undefined): AdminWorld => {
    const controller = parts.namespaces.of(namespace)
    return {
      ...parts,
      controller,
      namespace,
      eventLog: () => eventLog(controller),
      endEventLog(gone) {
        logs.get(gone)?.end()
        logs.delete(gone)
      },
    }
  }

  return {
    fetch(request, options) {
      const { pathname } = new URL(request.url)
      return pathname === PREFIX || pathname.startsWith(`${PREFIX}/`)
        ? answer(request, pathname, worldOf, gate, options?.wait, parts.page)
        : parts.namespaces.fetch(request, {
            ...options,
            consentPage: consentPageFor(request, parts.namespaces, gate),
          })
    },
    end() {
      ended = true
      for (const log of logs.values()) log.end()
    },
  }
}

async function answer(
  request: Request,
  pathname: string,
  worldOf: (namespace: string | undefined) => AdminWorld,
  gate: AdminGate,
  wait: AdminCall['wait'],
  page: AdminParts['page'],
): Promise<Response> {
  try {
    checkGate(request, gate)
    const shown = await showPage(request, pathname, page)
    if (shown !== undefined) return shown
    const { headers } = request
    const { route, name } = findRoute(request.method, pathname)
    const { namespace, ...query } = readAdminQuery(new URL(request.url), [
      ...Object.keys(route.query ?? {}),
      'namespace',
    ])
    const body = await readAdminBody(request, bodyMembersOf(route))
    const world = worldOf(headers.get('x-mock-namespace') ?? namespace)
    const answered = await route.answer(world, {
      name,
      body,
      query,
      headers,
      wait,
    })
    return answered instanceof Response ? answered : json(200, answered)
  } catch (error) {
    const refusal =
      error instanceof MockError ? new AdminRefusal(400, error.message) : error
    if (!(refusal instanceof AdminRefusal)) throw error
    const { statusCode, message, headers } = refusal
    return json(statusCode, { error: { message } }, headers)
  }
}

async function showPage(
  { method, headers }: Request,
  pathname: string,
  page: AdminParts['page'],
): Promise<Response | undefined> {
  if (page === undefined || (method !== 'GET' && method !== 'HEAD')) {
    return undefined
  }
  // the page's own links are relative to the slash
  if (pathname === PREFIX) return redirectTo(`${PREFIX}/`)
  return page(pathname.slice(PREFIX.length + 1), headers)
}

function redirectTo(location: string): Response {
  return new Response(null, { status: 308, headers: { location } })
}

const PATTERNS = ADMIN_ROUTES.map((route) => ({
  route,
  pattern: new RegExp(
    `^${PREFIX}/${route.path.replaceAll('.', String.raw`\.`).replace('{name}', '([^/]+)')}$`,
  ),
}))

function findRoute(
  method: string,
  pathname: string,
): { route: AdminRoute; name: string } {
  const matches = PATTERNS.filter(({ pattern }) => pattern.test(pathname))
  if (matches.length === 0) {
    throw new AdminRefusal(
      404,
      `The admin API has no ${pathname}. Allowed: ${ADMIN_ROUTES.map((route) => `${route.method} ${PREFIX}/${route.path}`).join(', ')}`,
    )
  }
  const match = matches.find(({ route }) => route.method === method)
  if (match === undefined) {
    const allow = matches.map(({ route }) => route.method).join(', ')
    throw new AdminRefusal(
      405,
      `${pathname} does not answer ${method}. Allowed: ${allow}`,
      { allow },
    )
  }
  const [, name = ''] = match.pattern.exec(pathname) ?? []
  return { route: match.route, name: decodeSegment(name) ?? name }
}

function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...headers,
    },
  })
}
