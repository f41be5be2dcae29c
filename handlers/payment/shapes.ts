import { PAYMENT_TYPES } from '../../src/domain/payable.ts'
import {
  boolean,
  document,
  enumeration,
  list,
  optional,
  string,
  structure,
  union,
} from '../../src/protocol/shapes.ts'

const mppVersion = string({ min: 1, max: 10, pattern: '[0-9]+' })

export const paymentType = enumeration(PAYMENT_TYPES)

export const paymentStatus = enumeration(['PROOF_GENERATED'])

export const processPaymentId = string({
  min: 36,
  max: 36,
  pattern:
    '[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}',
})

export const paymentInput = union({
  cryptoX402: structure({
    version: string(),
    payload: document({ sensitive: true }),
    permit2AllowanceLimit: optional(string({ pattern: '[0-9]{1,78}' })),
  }),
  mpp: structure({
    version: mppVersion,
    wwwAuthenticateHeaders: list(string({ min: 1, max: 16384 }), {
      min: 1,
      max: 1,
    }),
    buyerPaysGasFees: optional(boolean()),
  }),
})

export const paymentOutput = union({
  cryptoX402: structure({
    version: string(),
    payload: document({ sensitive: true }),
  }),
  mpp: structure({
    version: mppVersion,
    selectedPaymentId: string(),
    paymentCredential: string({ sensitive: true }),
  }),
})
