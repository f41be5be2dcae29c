import { toTimestamp } from '../../src/domain/timestamp.ts'
import { validationException } from '../../src/errors.ts'
import { defineOperation } from '../../src/operation/operation.ts'
import { structure } from '../../src/protocol/shapes.ts'
import { requireCredentialProvider } from '../existing.ts'
import { commonErrors } from '../shapes.ts'
import { credentialProviderView } from './credential-provider-view.ts'
import { locateSecrets } from './secret-locations.ts'
import {
  datedMembers,
  headMembers,
  providerConfigurationOutput,
  vendorMembers,
} from './shapes.ts'

export const updatePaymentCredentialProvider = defineOperation({
  name: 'UpdatePaymentCredentialProvider',
  plane: 'control',
  http: {
    method: 'POST',
    uri: '/identities/UpdatePaymentCredentialProvider',
    statusCode: 200,
  },
  input: structure(vendorMembers),
  output: structure({
    ...headMembers,
    providerConfigurationOutput,
    ...datedMembers,
  }),
  errors: [
    ...commonErrors,
    'ConflictException',
    'DecryptionFailure',
    'EncryptionFailure',
    'ResourceNotFoundException',
    'ServiceQuotaExceededException',
    'UnauthorizedException',
  ],
  actsForUser: false,
  handle(input, context) {
    const { store, nowMs } = context
    const { vendor, providerConfigurationOutput } = requireCredentialProvider(
      input.name,
      context,
    )
    if (input.credentialProviderVendor !== vendor) {
      // inferred: a connector has its provider's vendor, so the vendor cannot change
      throw validationException(
        `The vendor of credential provider ${input.name} is '${vendor}' and cannot be changed to '${input.credentialProviderVendor}'`,
      )
    }
    const row = store.paymentCredentialProvider.update(input.name, {
      providerConfigurationOutput: locateSecrets(
        input,
        context,
        providerConfigurationOutput,
      ),
      updatedAt: toTimestamp(nowMs),
    })
    return credentialProviderView(row)
  },
})
