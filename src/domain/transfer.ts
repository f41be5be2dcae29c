import type { PaymentProtocol, PaymentScheme } from './settlement.ts'

/** A transfer that a proof lets a facilitator make, once. */
export interface ProvenTransfer {
  protocol: PaymentProtocol
  scheme: PaymentScheme
  /** CAIP-2 id. */
  network: string
  /** Key of the proof; the chain accepts each once. */
  proofKey: string
  /** Addresses in the form of their network: checksummed on EVM networks. */
  from: string
  payTo: string
  asset: string
  /** In the token's base units. */
  amount: bigint
  /** True if Permit2 moves the tokens, which the wallet must have approved. */
  needsPermit2Allowance: boolean
}

/** Why a chain does not make a transfer. */
export type ChainRefusal =
  'NONCE_USED' | 'INSUFFICIENT_BALANCE' | 'PERMIT2_ALLOWANCE_REQUIRED'
