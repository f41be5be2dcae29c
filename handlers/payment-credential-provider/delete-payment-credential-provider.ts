import { validationException } from '../../src/errors.ts'
import { defineOperation } from '../../src/operation/operation.ts'
import { structure } from '../../src/protocol/shapes.ts'
import { requireCredentialProvider } from '../existing.ts'
import { commonErrors } from '../shapes.ts'
import { credentialProviderName } from './shapes.ts'

export const deletePaymentCredentialProvider = defineOperation({
  name: 'DeletePaymentCredentialProvider',
  plane: 'control',
  http: {
    method: 'POST',
    uri: '/identities/DeletePaymentCredentialProvider',
    statusCode: 204,
  },
  input: structure({ name: credentialProviderName }),
  output: structure({}),
  errors: [
    ...commonErrors,
    'ResourceNotFoundException',
    'UnauthorizedException',
  ],
  actsForUser: false,
  handle({ name }, context) {
    const { store } = context
    requireCredentialProvider(name, context)
    const users = store.paymentConnector.page('provider', {
      of: [name],
      limit: 1,
    })
    if (users.rows.length > 0) {
      // inferred: connectors are deleted first (documented), and the model has no ConflictException here
      throw validationException(
        `Payment credential provider ${name} is in use by a payment connector`,
      )
    }
    store.paymentCredentialProvider.delete(name)
    return {}
  },
})
