import { ServiceException } from '../src/errors.ts'

const ON_THE_WAY = ['CREATING', 'UPDATING', 'DELETING', 'PROVISIONING']

/**
 * Checks that a manager or a connector can be updated: it is READY, or its last update failed.
 *
 * @param what name of the resource, e.g. `Payment manager ready-a1b2c3d4e5`.
 * @throws ConflictException (documented: the code; which statuses, and the text, are inferred).
 */
export function requireUpdatable(
  { status }: { status: string },
  what: string,
): void {
  if (status !== 'READY' && status !== 'UPDATE_FAILED') {
    throw conflict(`${what} cannot be updated in status ${status}`)
  }
}

/**
 * Checks that a manager or a connector can be deleted: it has no pending transition.
 *
 * @param what name of the resource, e.g. `Payment manager ready-a1b2c3d4e5`.
 * @throws ConflictException (documented: the code; which statuses, and the text, are inferred).
 */
export function requireDeletable(
  { status }: { status: string },
  what: string,
): void {
  if (ON_THE_WAY.includes(status)) {
    throw conflict(`${what} cannot be deleted in status ${status}`)
  }
}

/** Builds a ConflictException. */
export function conflict(message: string): ServiceException {
  return new ServiceException('ConflictException', message)
}
