import { MockError } from '../errors.ts'
import { readAdminBody, readAdminQuery } from './admin-body.ts'
import { checkGate, type AdminGate } from './admin-gate.ts'
import { AdminRefusal } from './admin-refusal.ts'
import {
  ADMIN_ROUTES,
  type AdminRoute,
  type AdminWorld,
} from './admin-routes.ts'

type Fetch = (request: Request) => Promise<Response>

// reserved: no path of the service begins so
const PREFIX = '/_mock'

/**
 * Puts the admin API in front of the service: JSON in, JSON out, under `/_mock/`.
 *
 * A success answers 200 with the result; a refusal answers `{ "error": { "message": "…" } }` with 400
 * (bad body or value), 403 (foreign Host or Origin), 404 (unknown route or scenario) or 405 (wrong
 * method, with `Allow`), and has changed nothing.
 *
 * @param fetch answers every other path.
 */
export function withAdmin(
  fetch: Fetch,
  world: AdminWorld,
  gate: AdminGate,
): Fetch {
  return (request) => {
    const { pathname } = new URL(request.url)
    return pathname === PREFIX || pathname.startsWith(`${PREFIX}/`)
      ? answer(request, pathname, world, gate)
      : fetch(request)
  }
}

async function answer(
  request: Request,
  pathname: string,
  world: AdminWorld,
  gate: AdminGate,
): Promise<Response> {
  try {
    checkGate(request, gate)
    const { route, name } = findRoute(request.method, pathname)
    const query = readAdminQuery(new URL(request.url), route.query ?? [])
    const body = await readAdminBody(request, route.members ?? [])
    return json(200, await route.answer(world, { name, body, query }))
  } catch (error) {
    const refusal =
      error instanceof MockError ? new AdminRefusal(400, error.message) : error
    if (!(refusal instanceof AdminRefusal)) throw error
    const { statusCode, message, headers } = refusal
    return json(statusCode, { error: { message } }, headers)
  }
}

const PATTERNS = ADMIN_ROUTES.map((route) => ({
  route,
  pattern: new RegExp(`^${PREFIX}/${route.path.replace('{name}', '([^/]+)')}$`),
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
  return { route: match.route, name: decode(name) }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
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
