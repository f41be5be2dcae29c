import { valueText } from '../domain/value-text.ts'
import { MockError } from '../errors.ts'

/**
 * Makes sure that `mock.fetch` was given a `Request`, of whichever realm or library.
 *
 * @throws MockError for a URL and whatever else is none: a second argument would not be a request's `init`.
 */
export function requireRequest(request: unknown): void {
  const { url, headers } = (request ?? {}) as Partial<Request>
  if (typeof url !== 'string' || typeof headers?.get !== 'function') {
    throw new MockError(
      `mock.fetch takes a Request: mock.fetch(new Request(url, init)). Received: ${valueText(request)}`,
    )
  }
}
