/** A Tempo chain; its wallets are those of Ethereum. */
export interface TempoNetwork {
  /** Chain id of EIP-155, part of what is signed. */
  readonly chainId: number
  /** CAIP-2 id. */
  readonly caip2: string
  /** Address of the one token that the service pays with: the chain's equivalent of USDC (documented). */
  readonly usdc: string
}

const NETWORKS: readonly TempoNetwork[] = [
  {
    chainId: 4217,
    caip2: 'eip155:4217',
    // inferred: what public servers on this chain ask for by default, USDC.e
    usdc: '0x20C000000000000000000000b9537d11c60E8b50',
  },
  {
    chainId: 42431,
    caip2: 'eip155:42431',
    // inferred: what public servers on this chain ask for by default, pathUSD
    usdc: '0x20c0000000000000000000000000000000000000',
  },
]

/** The chain of a challenge that names none (MPP specification). */
export const DEFAULT_TEMPO_CHAIN_ID = '42431'

/** The Tempo chain of that id. */
export function findTempoNetwork(chainId: string): TempoNetwork | undefined {
  return NETWORKS.find((network) => String(network.chainId) === chainId)
}
