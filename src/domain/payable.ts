import type { Signing } from './signing.ts'
import type { PaymentChain } from './payment-networks.ts'

export const PAYMENT_TYPES = ['CRYPTO_X402', 'MPP'] as const

/** Protocol by which a merchant asks for a payment (documented: the wire model). */
export type PaymentType = (typeof PAYMENT_TYPES)[number]

/** What is to be paid, checked and ready to be signed, whatever the protocol that asks for it. */
export interface Payable {
  paymentType: PaymentType
  chain: PaymentChain
  /** Address of the token. */
  asset: string
  /** Address of the merchant. */
  payTo: string
  /** What is taken from the budget, in the token's base units. */
  amount: bigint
  /** Signs it, and gives the proof as the service answers it. */
  sign(signing: Signing): PaymentOutput
}

/** A proof in the form of its protocol. */
export type PaymentOutput =
  | { cryptoX402: { version: string; payload: object } }
  | {
      mpp: {
        version: string
        selectedPaymentId: string
        paymentCredential: string
      }
    }
