import { AdminRefusal } from './admin-refusal.ts'

/** A parsed request body; an empty one counts as `{}`. */
export type AdminBody = Readonly<Record<string, unknown>>

/**
 * Reads a body that may have the named members only.
 *
 * @throws AdminRefusal for a body that broke off, is not JSON, is no object or has another member.
 */
export async function readAdminBody(
  request: Request,
  members: readonly string[],
): Promise<AdminBody> {
  const value = parse(await readText(request))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AdminRefusal(
      400,
      `The body must be a JSON object. Received: ${JSON.stringify(value)}`,
    )
  }
  const unknown = Object.keys(value).filter((name) => !members.includes(name))
  if (unknown.length > 0) {
    throw new AdminRefusal(
      400,
      `Unknown member ${unknown.map((name) => JSON.stringify(name)).join(', ')} in the body. Allowed: ${members.join(', ') || 'none'}`,
    )
  }
  return value as AdminBody
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
