import { DEFAULT_ACCOUNT, type Account } from '../../src/domain/account.ts'
import {
  parsePaymentManagerArn,
  paymentManagerArnOf,
} from '../../src/domain/arn.ts'
import { toTimestamp } from '../../src/domain/timestamp.ts'
import { ServiceException } from '../../src/errors.ts'
import {
  defineOperation,
  type OperationContext,
} from '../../src/operation/operation.ts'
import { optional, structure, timestamp } from '../../src/protocol/shapes.ts'
import { newPaymentManager } from '../../src/store/new-rows.ts'
import { clientToken, commonErrors, description, tags } from '../shapes.ts'
import {
  authorizerConfiguration,
  authorizerType,
  requireAuthorizerConfiguration,
} from './authorizer.ts'
import { managerView } from './manager-view.ts'
import { requireOwnRole } from './role-arn.ts'
import { requireSpreadRole, ROLE_NOT_READY } from './role-propagation.ts'
import {
  headMembers,
  kmsKeyArn,
  paymentManagerName,
  roleArn,
  workloadIdentityDetails,
} from './shapes.ts'

export const createPaymentManager = defineOperation({
  name: 'CreatePaymentManager',
  plane: 'control',
  http: { method: 'POST', uri: '/payments/managers', statusCode: 202 },
  input: structure({
    name: paymentManagerName,
    description: optional(description),
    authorizerType,
    authorizerConfiguration: optional(authorizerConfiguration),
    roleArn,
    clientToken,
    tags: optional(tags),
    kmsKeyArn: optional(kmsKeyArn),
  }),
  output: structure({
    ...headMembers,
    authorizerConfiguration: optional(authorizerConfiguration),
    workloadIdentityDetails: optional(workloadIdentityDetails),
    createdAt: timestamp('iso8601'),
    tags: optional(tags),
  }),
  errors: [
    ...commonErrors,
    'ConflictException',
    'ServiceQuotaExceededException',
  ],
  errorTexts: {
    ServiceQuotaExceededException: quotaText(DEFAULT_ACCOUNT),
    ValidationException: ROLE_NOT_READY,
  },
  actsForUser: false,
  idempotencyScope: () => '',
  handle(input, context) {
    const { account, store, lifecycle, ids, nowMs } = context
    const { name } = input
    requireOwnRole(input.roleArn, account)
    const configuration = requireAuthorizerConfiguration(input)
    // inferred: after checks of the request itself, before checks of other resources
    requireSpreadRole(input.roleArn, context)
    requireRoomFor(name, context)
    const paymentManagerArn = paymentManagerArnOf({
      ...account,
      paymentManagerId: ids.named(name),
    })
    const row = store.paymentManager.insert({
      ...newPaymentManager(paymentManagerArn, toTimestamp(nowMs)),
      description: input.description ?? null,
      authorizerType: input.authorizerType,
      authorizerConfiguration: configuration,
      roleArn: input.roleArn,
      kmsKeyArn: input.kmsKeyArn ?? null,
      tags: input.tags ?? null,
      name,
      status: lifecycle.startTransition(
        'paymentManager',
        paymentManagerArn,
        { through: 'CREATING', to: 'READY' },
        nowMs,
      ),
    })
    return managerView(row)
  },
})

/** Checks the name and the quota in an account's region (the code is documented, its text inferred). */
function requireRoomFor(
  name: string,
  { account, store, policy }: OperationContext,
): void {
  let count = 0
  for (const manager of store.paymentManager.rows()) {
    const { region, accountId } = parsePaymentManagerArn(
      manager.paymentManagerArn,
    )
    if (region !== account.region || accountId !== account.accountId) continue
    count += 1
    if (manager.name === name) {
      throw new ServiceException(
        'ConflictException',
        `Payment manager already exists: ${name}`,
      )
    }
  }
  if (count >= policy.maxManagers) {
    throw new ServiceException(
      'ServiceQuotaExceededException',
      quotaText(account),
    )
  }
}

// documented: the text; observed: the name of the limit
function quotaText({ accountId }: Account): string {
  return `maxManagers limit exceeded for account ${accountId}`
}
