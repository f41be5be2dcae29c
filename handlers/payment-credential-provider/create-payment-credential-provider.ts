import { toTimestamp } from '../../src/domain/timestamp.ts'
import { validationException } from '../../src/errors.ts'
import { defineOperation } from '../../src/operation/operation.ts'
import { optional, structure } from '../../src/protocol/shapes.ts'
import { newPaymentCredentialProvider } from '../../src/store/new-rows.ts'
import { commonErrors, tags } from '../shapes.ts'
import { credentialProviderView } from './credential-provider-view.ts'
import { locateSecrets } from './secret-locations.ts'
import {
  headMembers,
  providerConfigurationOutput,
  vendorMembers,
} from './shapes.ts'

export const createPaymentCredentialProvider = defineOperation({
  name: 'CreatePaymentCredentialProvider',
  plane: 'control',
  http: {
    method: 'POST',
    uri: '/identities/CreatePaymentCredentialProvider',
    statusCode: 201,
  },
  input: structure({ ...vendorMembers, tags: optional(tags) }),
  output: structure({ ...headMembers, providerConfigurationOutput }),
  errors: [
    ...commonErrors,
    'ConflictException',
    'DecryptionFailure',
    'EncryptionFailure',
    'ResourceLimitExceededException',
    'ResourceNotFoundException',
    'ServiceQuotaExceededException',
    'UnauthorizedException',
  ],
  actsForUser: false,
  handle(input, context) {
    const { store, account, nowMs } = context
    const { name, credentialProviderVendor: vendor } = input
    if (store.paymentCredentialProvider.get(name) !== undefined) {
      // observed: text and code, without a reason (aws/agentcore-cli, issue 1559)
      throw validationException(
        `Credential provider with name: ${name} already exists`,
      )
    }
    const row = newPaymentCredentialProvider(
      {
        name,
        vendor,
        providerConfigurationOutput: locateSecrets(input, context),
        tags: input.tags ?? null,
      },
      toTimestamp(nowMs),
      account,
    )
    return credentialProviderView(store.paymentCredentialProvider.insert(row))
  },
})
