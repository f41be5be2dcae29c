import { defineOperation } from '../../src/operation/operation.ts'
import { optional, structure } from '../../src/protocol/shapes.ts'
import { requireCredentialProvider } from '../existing.ts'
import { commonErrors, tags } from '../shapes.ts'
import { credentialProviderView } from './credential-provider-view.ts'
import {
  credentialProviderName,
  datedMembers,
  headMembers,
  providerConfigurationOutput,
} from './shapes.ts'

export const getPaymentCredentialProvider = defineOperation({
  name: 'GetPaymentCredentialProvider',
  plane: 'control',
  http: {
    method: 'POST',
    uri: '/identities/GetPaymentCredentialProvider',
    statusCode: 200,
  },
  input: structure({ name: credentialProviderName }),
  output: structure({
    ...headMembers,
    providerConfigurationOutput,
    ...datedMembers,
    tags: optional(tags),
  }),
  errors: [
    ...commonErrors,
    'DecryptionFailure',
    'ResourceNotFoundException',
    'UnauthorizedException',
  ],
  actsForUser: false,
  handle: (input, context) =>
    credentialProviderView(requireCredentialProvider(input.name, context)),
})
