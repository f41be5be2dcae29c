import type { PaymentNetwork } from './payment-networks.ts'
import type { ProofIdentity } from './settlement.ts'
import type { Signing } from './signing.ts'
import type { X402Proof } from './x402/proof.ts'

export const PAYMENT_TYPES = ['CRYPTO_X402', 'MPP'] as const

/** Protocol by which a merchant asks for a payment (documented: the wire model). */
export type PaymentType = (typeof PAYMENT_TYPES)[number]

/** A payment of any protocol, checked and ready to sign. */
export interface Payable {
  paymentType: PaymentType
  network: Pick<PaymentNetwork, 'chain' | 'caip2'>
  /** Address of the token. */
  asset: string
  /** Address of the merchant. */
  payTo: string
  /** Amount that is taken from the budget, in the token's base units. */
  amount: bigint
  /** Base units of the token that the wallet lets Permit2 move from now on, before it signs. */
  permit2AllowanceLimit?: string | undefined
  sign(signing: Signing): SignedPayment
}

/** A payment that is signed. */
export interface SignedPayment {
  /** The proof as the service answers it. */
  output: PaymentOutput
  identity: ProofIdentity
}

/** A proof in the form of its protocol. */
export type PaymentOutput =
  | { cryptoX402: { version: string; payload: X402Proof } }
  | {
      mpp: {
        version: string
        selectedPaymentId: string
        paymentCredential: string
      }
    }
