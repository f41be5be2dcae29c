/** A Tempo chain; its wallets are those of Ethereum. */
export interface TempoNetwork {
  readonly chain: 'TEMPO' | 'TEMPO_TESTNET'
  /** Chain id of EIP-155, part of what is signed. */
  readonly chainId: number
  /** CAIP-2 id. */
  readonly caip2: string
  /** Address of the one token that the service pays with: the chain's equivalent of USDC (documented). */
  readonly usdc: string
}

export const TEMPO_NETWORKS: readonly TempoNetwork[] = [
  {
    chain: 'TEMPO',
    chainId: 4217,
    caip2: 'eip155:4217',
    // inferred: USDC.e, which public servers on this chain ask for by default
    usdc: '0x20C000000000000000000000b9537d11c60E8b50',
  },
  {
    chain: 'TEMPO_TESTNET',
    chainId: 42431,
    caip2: 'eip155:42431',
    // inferred: pathUSD, which public servers on this chain ask for by default
    usdc: '0x20c0000000000000000000000000000000000000',
  },
]
