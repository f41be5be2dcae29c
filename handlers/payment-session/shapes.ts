import {
  enumeration,
  integer,
  optional,
  structure,
  timestamp,
} from '../../src/protocol/shapes.ts'
import {
  amount,
  paymentManagerArn,
  paymentSessionId,
  userId,
} from '../shapes.ts'

export const sessionLimits = structure({ maxSpendAmount: amount })

export const paymentSessionSummary = structure({
  paymentSessionId,
  paymentManagerArn,
  userId,
  expiryTimeInMinutes: integer(),
  createdAt: timestamp('iso8601'),
  updatedAt: timestamp('iso8601'),
})

export const paymentSession = structure({
  paymentSessionId,
  paymentManagerArn,
  limits: optional(sessionLimits),
  userId,
  expiryTimeInMinutes: integer(),
  createdAt: timestamp('iso8601'),
  availableLimits: optional(
    structure({
      availableSpendAmount: optional(amount),
      updatedAt: optional(timestamp('iso8601')),
    }),
  ),
  updatedAt: timestamp('iso8601'),
})

export const paymentSessionStatus = enumeration([
  'ACTIVE',
  'EXPIRED',
  'DELETED',
])
