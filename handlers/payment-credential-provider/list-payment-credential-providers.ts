import { paginate } from '../../src/domain/pagination.ts'
import { defineOperation } from '../../src/operation/operation.ts'
import {
  integer,
  list,
  optional,
  string,
  structure,
} from '../../src/protocol/shapes.ts'
import { commonErrors } from '../shapes.ts'
import { credentialProviderView } from './credential-provider-view.ts'
import { datedMembers, headMembers } from './shapes.ts'

// documented: the wire model's range of maxResults
const MAX_PAGE_SIZE = 20

export const listPaymentCredentialProviders = defineOperation({
  name: 'ListPaymentCredentialProviders',
  plane: 'control',
  http: {
    method: 'POST',
    uri: '/identities/ListPaymentCredentialProviders',
    statusCode: 200,
  },
  input: structure({
    nextToken: optional(string()),
    maxResults: optional(integer({ min: 1, max: MAX_PAGE_SIZE })),
  }),
  output: structure({
    credentialProviders: list(structure({ ...headMembers, ...datedMembers })),
    nextToken: optional(string()),
  }),
  errors: [
    ...commonErrors,
    'ResourceNotFoundException',
    'UnauthorizedException',
  ],
  actsForUser: false,
  handle({ maxResults = MAX_PAGE_SIZE, nextToken }, { store }) {
    const answer = paginate(
      { maxResults, nextToken },
      ['paymentCredentialProvider'],
      (page) =>
        store.paymentCredentialProvider.page('all', { of: [], ...page }),
    )
    return {
      credentialProviders: answer.rows.map(credentialProviderView),
      nextToken: answer.nextToken,
    }
  },
})
