import { valueText } from '../domain/value-text.ts'
import { MockError } from '../errors.ts'

/**
 * Checks the reason of a transition, which is stored in a row and so in snapshots.
 *
 * @throws MockError for a value that is not text.
 */
export function requireReason(reason: unknown): void {
  if (typeof reason === 'string') return
  throw new MockError(`A reason must be text. Received: ${valueText(reason)}`)
}
