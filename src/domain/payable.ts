import type { Signing } from './signing.ts'
import type { Network } from './x402/networks.ts'

/** What is to be paid, checked and ready to be signed, whatever the protocol that asks for it. */
export interface Payable {
  network: Network
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
export interface PaymentOutput {
  cryptoX402: { version: string; payload: object }
}
