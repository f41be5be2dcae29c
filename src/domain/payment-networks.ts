import { TEMPO_NETWORKS } from './mpp/tempo/networks.ts'
import { NETWORKS } from './x402/networks.ts'

const PAYMENT_NETWORKS = [...NETWORKS, ...TEMPO_NETWORKS]

/** A chain that payments run on, by whatever protocol. */
export type PaymentChain = (typeof PAYMENT_NETWORKS)[number]['chain']

/** All chains that payments run on. */
export const PAYMENT_CHAINS: readonly PaymentChain[] = PAYMENT_NETWORKS.map(
  ({ chain }) => chain,
)

/** Address of the token that is paid with on a chain. */
export function tokenOf(chain: PaymentChain): string {
  const [token] = PAYMENT_NETWORKS.flatMap((network) =>
    network.chain === chain ? [network.usdc] : [],
  )
  return token as string
}
