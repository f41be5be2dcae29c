import type { Account } from '../domain/account.ts'
import { ServiceException } from '../errors.ts'
import type { Operation, OperationContext } from '../operation/operation.ts'
import type { Call } from './call.ts'
import { consentUrlFor } from './consent-pages.ts'
import type { Exchange } from './exchange.ts'
import type { EngineParts } from './engine-parts.ts'

/**
 * Creates the context of one call.
 *
 * @param ifRefused gets the writes to make when the call is refused.
 */
export function createOperationContext(
  engine: EngineParts,
  exchange: Exchange,
  { operation, userId }: Call,
  ifRefused: OperationContext['ifRefused'],
): OperationContext {
  const { clock, nowMs } = exchange
  return {
    userId,
    account: exchange.account as Account,
    nowMs,
    nowOf(row) {
      const own = engine.clocks.clockFor(row)
      return own === clock ? nowMs : own.nowMs()
    },
    store: engine.store,
    lifecycle: engine.lifecycle,
    ids: engine.ids,
    blockhashOf: (chain) => engine.latestBlockhash(chain, nowMs),
    policy: engine.policy,
    notFound: (message) => notFound(operation, message),
    consentUrl: (id, url) =>
      url === null ? undefined : consentUrlFor(exchange.pages, id, url),
    ifRefused,
    warn(...warnings) {
      exchange.warnings.push(...warnings)
    },
  }
}

function notFound({ errors }: Operation, message: string): ServiceException {
  return new ServiceException(
    errors.includes('ResourceNotFoundException')
      ? 'ResourceNotFoundException'
      : 'ValidationException',
    message,
  )
}
