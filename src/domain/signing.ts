/** The wallet that signs a payment, and what is drawn and read for its signature. */
export interface Signing {
  /** The paying instrument, whose own key signs. */
  paymentInstrumentId: string
  /** Address of that key; handed in, as deriving it takes as long as signing. */
  walletAddress: string
  /** Vendor of the wallet. */
  vendor: 'CoinbaseCDP' | 'StripePrivy'
  /** In epoch milliseconds. */
  nowMs: number
  /** When the proof becomes valid, in whole epoch seconds. */
  validAfter: number
  /** 32 bytes, never used twice by one wallet. */
  random: Uint8Array
  /** Hash of the latest block of a Solana chain, in base58. */
  blockhashOf(chain: string): string
}
