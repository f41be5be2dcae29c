import type { Signing } from '../signing.ts'
import type { WalletNetwork } from '../wallet.ts'
import type { Challenge } from './challenge.ts'

/** The wallet that is asked to pay. */
export interface PayingWallet {
  network: WalletNetwork
  vendor: Signing['vendor']
}

/** Members that every charge has, whatever the chain. */
export interface Charge {
  challenge: Challenge
  /** In the token's base units. */
  amount: bigint
  /** Address of the merchant; checksummed on EVM networks. */
  payTo: string
  /** When the challenge ends, in epoch milliseconds; undefined when it does not say. */
  expiresMs: number | undefined
}
