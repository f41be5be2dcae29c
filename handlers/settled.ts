import { ServiceException } from '../src/errors.ts'

const ON_THE_WAY = ['CREATING', 'UPDATING', 'DELETING', 'PROVISIONING']

/**
 * Makes sure that a manager or a connector can be updated: that it works, or that its last update failed.
 *
 * @param what names it, e.g. `Payment manager ready-a1b2c3d4e5`.
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
 * Makes sure that a manager or a connector can be deleted: that nothing else is being done to it.
 *
 * @param what names it, e.g. `Payment manager ready-a1b2c3d4e5`.
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

/** A refusal because of the state of things. */
export function conflict(message: string): ServiceException {
  return new ServiceException('ConflictException', message)
}
