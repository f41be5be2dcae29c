import { idempotencyKey, parameterFingerprint } from '../domain/idempotency.ts'
import { ServiceException } from '../errors.ts'
import { clientTokenOf } from '../operation/operation.ts'
import type { Reply } from '../protocol/reply.ts'
import type { Store } from '../store/store.ts'
import type { Call } from './call.ts'

/**
 * Answers a bound client token with its stored reply, byte for byte
 * (observed: also after the session is deleted; an error binds no token).
 */
export function onceForItsToken(
  store: Store,
  { operation, input, userId }: Call,
  work: () => Reply | Promise<Reply>,
): Reply | Promise<Reply> {
  const clientToken = clientTokenOf(operation, input)
  if (clientToken === undefined || operation.idempotencyScope === undefined) {
    return work()
  }
  const key = idempotencyKey({
    operation: operation.name,
    scope: operation.idempotencyScope(input),
    userId,
    clientToken,
  })
  const fingerprint = parameterFingerprint(input)
  const known = store.idempotencyRecord.get(key)
  if (known !== undefined) {
    if (known.fingerprint !== fingerprint) {
      // observed: the code; the text is a paraphrase, as no verbatim one is public
      throw new ServiceException(
        'ConflictException',
        'Client token already used with different parameters',
      )
    }
    return { statusCode: known.statusCode, body: known.body }
  }
  const reply = work()
  if (reply instanceof Promise) {
    throw new TypeError(
      `${operation.name} has a client token, so it must answer without awaiting`,
    )
  }
  store.idempotencyRecord.insert({ key, fingerprint, ...reply })
  return reply
}
