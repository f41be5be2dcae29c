import { isObject } from '../../domain/is-object.ts'
import { didYouMean } from '../../domain/closest-name.ts'
import { AdminRefusal } from './refusal.ts'

/** A parsed request body; an empty one counts as `{}`. */
export type AdminBody = Readonly<Record<string, unknown>>

/**
 * Reads a body that may have the named members only.
 *
 * @throws AdminRefusal for a body that is truncated, is not a JSON object or has an unknown member.
 */
export async function readAdminBody(
  request: Request,
  members: readonly string[] | 'any',
): Promise<AdminBody> {
  const value = parse(await readText(request))
  if (!isObject(value)) {
    throw new AdminRefusal(
      400,
      `The body must be a JSON object. Received: ${JSON.stringify(value)}`,
    )
  }
  if (members !== 'any') {
    requireKnown('member', 'in the body', Object.keys(value), members)
  }
  return value
}

/**
 * Reads a query string that may have the named parameters only.
 *
 * @throws AdminRefusal for another one.
 */
export function readAdminQuery(
  { searchParams }: URL,
  parameters: readonly string[],
): Readonly<Record<string, string>> {
  const query = Object.fromEntries(searchParams)
  requireKnown('parameter', 'in the query', Object.keys(query), parameters)
  return query
}

function requireKnown(
  kind: string,
  place: string,
  names: readonly string[],
  allowed: readonly string[],
): void {
  const unknown = names.filter((name) => !allowed.includes(name))
  const [first] = unknown
  if (first !== undefined) {
    throw new AdminRefusal(
      400,
      `Unknown ${kind} ${unknown.map((name) => JSON.stringify(name)).join(', ')} ${place}.${didYouMean(first, allowed)} Allowed: ${allowed.join(', ') || 'none'}`,
    )
  }
}

async function readText(request: Request): Promise<string> {
  try {
    return await request.text()
  } catch {
    throw new AdminRefusal(400, 'The body ended before it was complete.')
  }
}

function parse(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new AdminRefusal(400, `The body is not JSON: ${String(error)}`)
  }
}
