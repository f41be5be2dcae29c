import { durationMs } from '../../src/domain/duration.ts'
import { toEpochMs } from '../../src/domain/timestamp.ts'
import { validationException } from '../../src/errors.ts'
import type { OperationContext } from '../../src/operation/operation.ts'
import type { PaymentManagerRow } from '../../src/store/rows.ts'

// observed: all but the first word, which is inferred
/** The service's word for a role that was made a moment ago. */
export const ROLE_NOT_READY =
  'The execution role is missing the required permission'

/**
 * Makes sure that a role has spread, when the policy says that roles take their time; the first call that names
 * one begins it.
 *
 * @throws ValidationException (observed) for one that has not.
 */
export function requireSpreadRole(
  roleArn: string,
  { store, policy, nowMs, ifRefused }: OperationContext,
): void {
  const { rolePropagation } = policy
  if (rolePropagation === 'immediate') return
  for (const manager of store.paymentManager.rows()) {
    if (manager.roleArn === roleArn) return
  }
  const seen = store.seenRole.get(roleArn)
  const usableFromMs =
    seen === undefined
      ? nowMs + durationMs(rolePropagation.after)
      : toEpochMs(seen.usableFrom)
  if (usableFromMs <= nowMs) return
  if (seen === undefined) {
    const usableFrom = new Date(usableFromMs).toISOString()
    ifRefused(() => store.seenRole.insert({ roleArn, usableFrom }))
  }
  throw validationException(ROLE_NOT_READY)
}

/** Remembers the role of a manager that is about to have it no more: it has spread for good. */
export function rememberRole(
  { roleArn }: PaymentManagerRow,
  { store, policy, nowMs }: OperationContext,
): void {
  if (policy.rolePropagation === 'immediate') return
  if (store.seenRole.get(roleArn) !== undefined) return
  const usableFrom = new Date(nowMs).toISOString()
  store.seenRole.insert({ roleArn, usableFrom })
}
