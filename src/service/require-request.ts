import { valueText } from '../domain/value-text.ts'
import { MockError } from '../errors.ts'

/**
 * Checks that `mock.fetch` was given a `Request`, of any realm or library.
 *
 * @throws MockError for any other value, such as a URL: a second argument would not be a request's `init`.
 */
export function requireRequest(request: unknown): void {
  const { url, headers } = (request ?? {}) as Partial<Request>
  if (typeof url !== 'string' || typeof headers?.get !== 'function') {
    throw new MockError(
      `mock.fetch takes a Request: mock.fetch(new Request(url, init)). Received: ${valueText(request)}`,
    )
  }
}
