import { DESCRIPTION } from '../src/domain/account-constraints.ts'
import {
  PAYMENT_CONNECTOR_ID,
  PAYMENT_INSTRUMENT_ID,
  PAYMENT_MANAGER_ARN,
  PAYMENT_MANAGER_ID,
  PAYMENT_SESSION_ID,
  USER_ID,
} from '../src/domain/id-constraints.ts'
import {
  enumeration,
  header,
  idempotencyToken,
  integer,
  map,
  optional,
  query,
  string,
  structure,
} from '../src/protocol/shapes.ts'

/** Exceptions of every operation (documented: the wire model). */
export const commonErrors = [
  'AccessDeniedException',
  'ValidationException',
  'ThrottlingException',
  'InternalServerException',
] as const

export const paymentManagerArn = string(PAYMENT_MANAGER_ARN)

export const paymentManagerId = string(PAYMENT_MANAGER_ID)

export const paymentConnectorId = string(PAYMENT_CONNECTOR_ID)

export const paymentInstrumentId = string(PAYMENT_INSTRUMENT_ID)

export const paymentSessionId = string(PAYMENT_SESSION_ID)

export const userId = string(USER_ID)

export const nextToken = string({ min: 1, max: 2048, pattern: '\\S*' })

export const description = string(DESCRIPTION)

/** Paging members of the control plane's lists. */
export const pageMembers = {
  maxResults: optional(query('maxResults', integer({ min: 1, max: 100 }))),
  nextToken: optional(query('nextToken', nextToken)),
}

export const amount = structure({
  value: string(),
  currency: enumeration(['USD']),
})

/** User that a call acts for, never in the body (documented: the wire model). */
export const userIdHeader = optional(
  header('X-Amzn-Bedrock-AgentCore-Payments-User-Id', userId),
)

export const agentNameHeader = optional(
  header(
    'X-Amzn-Bedrock-AgentCore-Payments-Agent-Name',
    string({ min: 0, max: 256 }),
  ),
)

const token = idempotencyToken(
  string({
    min: 33,
    max: 256,
    pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,256}',
  }),
)

export const clientToken = optional(token)

/** Client token of a call without a body. */
export const clientTokenQuery = optional(query('clientToken', token))

/** Exceptions of the deletion of a manager or a connector (documented: no ValidationException). */
export const deletionErrors = [
  'AccessDeniedException',
  'ConflictException',
  'ResourceNotFoundException',
  'ThrottlingException',
  'InternalServerException',
] as const

export const tags = map(
  string({ min: 1, max: 128, pattern: '[a-zA-Z0-9\\s._:/=+@-]*' }),
  string({ min: 0, max: 256, pattern: '[a-zA-Z0-9\\s._:/=+@-]*' }),
  { min: 0, max: 50 },
)
