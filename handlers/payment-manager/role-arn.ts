import type { Account } from '../../src/domain/account.ts'
import { fieldValidationException } from '../../src/errors.ts'

/**
 * Checks that a manager's role is in its own account.
 *
 * @throws ValidationException with the documented texts.
 */
export function requireOwnRole(roleArn: string, { accountId }: Account): void {
  const [, , , , roleAccountId, resource = ''] = roleArn.split(':')
  if (roleAccountId === '') {
    throw refuse('roleArn must contain a valid account ID')
  }
  if (roleAccountId !== accountId) {
    throw refuse('roleArn must belong to your account')
  }
  // inferred: what IAM allows as the name of a role, after its path
  if (!/^role\/(?:[!-~]*\/)?[\w+=,.@-]{1,64}$/.test(resource)) {
    throw refuse(`Invalid role ARN: ${roleArn}`)
  }
}

function refuse(message: string) {
  return fieldValidationException(message, [{ name: 'roleArn', message }])
}
