import type { WalletNetwork } from '../wallet.ts'

/** Chains that the service reads balances on (documented: the wire model's BlockchainChainId). */
export const BALANCE_CHAINS = [
  'BASE',
  'BASE_SEPOLIA',
  'ETHEREUM',
  'SOLANA',
  'SOLANA_DEVNET',
] as const

/** A chain that the service reads balances on. */
export type BlockchainChainId = (typeof BALANCE_CHAINS)[number]

/** A chain that x402 payments run on: more than have balances (observed: Arbitrum One). */
export type X402Chain = BlockchainChainId | 'ARBITRUM'

interface NetworkRow {
  /** Name of the chain, which is the service's own where it reads balances. */
  readonly chain: X402Chain
  /** CAIP-2 id, as x402 version 2 names it. */
  readonly caip2: string
  /** Other accepted spellings; the first is the name of x402 version 1, if it has one. */
  readonly aliases: readonly string[]
  /** Address of the one token that the service pays with. */
  readonly usdc: string
}

/** A chain whose wallets sign with secp256k1. */
export interface EvmNetwork extends NetworkRow {
  readonly family: 'ETHEREUM'
  /** Chain id of EIP-155, part of what is signed. */
  readonly chainId: number
  /** Name and version in the EIP-712 domain of the token's contract. */
  readonly tokenDomain: { readonly name: string; readonly version: string }
}

/** A chain whose wallets sign with Ed25519. */
export interface SolanaNetwork extends NetworkRow {
  readonly family: 'SOLANA'
}

/** A blockchain that an x402 payload may name. */
export type Network = EvmNetwork | SolanaNetwork

// documented by the issuer: what the contracts themselves answer
const USD_COIN = { name: 'USD Coin', version: '2' }

/**
 * The chains with balances and Arbitrum One are the networks that payments run on
 * (observed: Arbitrum One; inferred: the service's own list is not public, and its clients know more names).
 */
export const NETWORKS: readonly Network[] = [
  {
    family: 'ETHEREUM',
    chain: 'BASE',
    chainId: 8453,
    tokenDomain: USD_COIN,
    caip2: 'eip155:8453',
    aliases: ['base'],
    // documented: ProcessPayment guide
    usdc: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  },
  {
    family: 'ETHEREUM',
    chain: 'BASE_SEPOLIA',
    chainId: 84532,
    tokenDomain: { name: 'USDC', version: '2' },
    caip2: 'eip155:84532',
    aliases: ['base-sepolia'],
    // documented: ProcessPayment guide
    usdc: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
  },
  {
    family: 'ETHEREUM',
    chain: 'ETHEREUM',
    chainId: 1,
    tokenDomain: USD_COIN,
    caip2: 'eip155:1',
    aliases: ['ethereum'],
    // inferred: the issuer's well-known contract
    usdc: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48',
  },
  {
    family: 'ETHEREUM',
    chain: 'ARBITRUM',
    chainId: 42161,
    tokenDomain: USD_COIN,
    caip2: 'eip155:42161',
    aliases: [],
    // observed
    usdc: '0xaf88d065e77c8cC2239327C5EDb3A432268e5831',
  },
  {
    family: 'SOLANA',
    chain: 'SOLANA',
    caip2: 'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp',
    // documented: the Python SDK knows these, the full genesis hash too
    aliases: [
      'solana',
      'solana-mainnet',
      'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d',
    ],
    // documented: x402 specification
    usdc: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
  },
  {
    family: 'SOLANA',
    chain: 'SOLANA_DEVNET',
    caip2: 'solana:EtWTRABZaYq6iMfeYKouRu166VU2xqa1',
    aliases: [
      'solana-devnet',
      'solana:EtWTRABZaYq6iMfeYKouRu166VU2xqa1wcaWoxPkrZBG',
    ],
    // inferred: the issuer's well-known mint
    usdc: '4zMMC9srt5Ri5X14GAgXhaHii3GnPAEERYPJgZJDncDU',
  },
]

const BY_NAME = new Map(
  NETWORKS.flatMap((network) =>
    namesOf(network).map((name) => [name, network] as const),
  ),
)

/** The network of that name, CAIP-2 id or x402 version 1 name; names are case-sensitive. */
export function findNetwork(name: string): Network | undefined {
  return BY_NAME.get(name)
}

/** All names by which a payload may call the networks of a family. */
export function networkNamesOf(family: WalletNetwork): string[] {
  return networksOf(family).flatMap(namesOf)
}

/** Checks whether the service reads balances on a chain. */
export function hasBalances(chain: string): chain is BlockchainChainId {
  return (BALANCE_CHAINS as readonly string[]).includes(chain)
}

/** The chains on which a wallet of that family can hold a balance. */
export function chainsOf(family: WalletNetwork): BlockchainChainId[] {
  const chains: readonly string[] = networksOf(family).map(({ chain }) => chain)
  return BALANCE_CHAINS.filter((chain) => chains.includes(chain))
}

function networksOf(family: WalletNetwork): Network[] {
  return NETWORKS.filter((network) => network.family === family)
}

function namesOf(network: Network): string[] {
  return [...network.aliases, network.caip2]
}

/** A chain's name in version 1 of x402, e.g. `base-sepolia`. */
export function x402NameOf(chain: BlockchainChainId): string {
  return networkOf(chain).aliases[0] as string
}

function networkOf(chain: BlockchainChainId): Network {
  return NETWORKS.find((network) => network.chain === chain) as Network
}
