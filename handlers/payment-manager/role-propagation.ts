import { durationMs } from '../../src/domain/duration.ts'
import { toEpochMs } from '../../src/domain/timestamp.ts'
import { validationException } from '../../src/errors.ts'
import type { OperationContext } from '../../src/operation/operation.ts'
import type { PaymentManagerRow } from '../../src/store/rows.ts'

// observed: all but the first word, which is inferred
/** Message of the service for a new role. */
export const ROLE_NOT_READY =
  'The execution role is missing the required permission'

/**
 * Checks that a role has spread, when the policy says that this takes time; the time begins with the first call that
 * names the role.
 *
 * @throws ValidationException (observed) for a role that has not spread.
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

/** Records the role of a manager that gets another one or is deleted: it has spread for good. */
export function rememberRole(
  { roleArn }: PaymentManagerRow,
  { store, policy, nowMs }: OperationContext,
): void {
  if (policy.rolePropagation === 'immediate') return
  if (store.seenRole.get(roleArn) !== undefined) return
  const usableFrom = new Date(nowMs).toISOString()
  store.seenRole.insert({ roleArn, usableFrom })
}
