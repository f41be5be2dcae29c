import { validationException } from '../../errors.ts'

// Keeps the recursion of reader and writer far from the end of the stack (inferred: Jackson's default limit).
const MAX_DEPTH = 1000

/**
 * Parses a request body before it is signed. No message quotes it, since it may hold secrets (documented: the wire
 * model marks it sensitive).
 *
 * @throws ServiceException ValidationException when it is not JSON, or JSON that has no canonical form: nested over 1000
 *   levels, or a number outside the range of a double (inferred: the service documents only that the member is JSON)
 */
export function readRequestBody(text: string): unknown {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw validationException(
      'requestBody is not valid JSON. A request body must be a JSON document to be signed.',
    )
  }
  checkSignable(body, 1)
  return body
}

function checkSignable(value: unknown, depth: number): void {
  // JSON.parse reads 1e400 as Infinity, which would be signed as null.
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw validationException(
      'requestBody has a number outside the range of a double. Send it as a string to have it signed.',
    )
  }
  if (typeof value !== 'object' || value === null) return
  if (depth > MAX_DEPTH) {
    throw validationException(
      `requestBody is nested too deeply to be signed. At most ${MAX_DEPTH} levels are allowed.`,
    )
  }
  for (const member of Object.values(value)) checkSignable(member, depth + 1)
}
