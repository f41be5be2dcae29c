import { valueText } from '../domain/value-text.ts'
import { MockError } from '../errors.ts'

/**
 * Checks why a status moves: it goes into a row, which has to hold in a snapshot.
 *
 * @throws MockError for what is no text.
 */
export function requireReason(reason: unknown): void {
  if (typeof reason === 'string') return
  throw new MockError(`A reason must be text. Received: ${valueText(reason)}`)
}
