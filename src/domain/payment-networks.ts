import { TEMPO_NETWORKS } from './mpp/tempo/networks.ts'
import { NETWORKS } from './x402/networks.ts'

const PAYMENT_NETWORKS = [...NETWORKS, ...TEMPO_NETWORKS]

/** A chain that payments run on, by whatever protocol. */
export type PaymentChain = (typeof PAYMENT_NETWORKS)[number]['chain']

/** All chains that payments run on. */
export const PAYMENT_CHAINS: readonly PaymentChain[] = PAYMENT_NETWORKS.map(
  ({ chain }) => chain,
)

/** A network that payments run on, by whatever protocol. */
export interface PaymentNetwork {
  readonly chain: PaymentChain
  /** CAIP-2 id. */
  readonly caip2: string
  /** Address of the token that is paid with. */
  readonly usdc: string
}

const BY_CHAIN = new Map(
  PAYMENT_NETWORKS.map((network) => [network.chain, network]),
)

/** The network of a chain. */
export function paymentNetworkOf(chain: PaymentChain): PaymentNetwork {
  return BY_CHAIN.get(chain) as PaymentNetwork
}
