import type { PaymentChain } from './payment-networks.ts'
import type { BlockchainChainId } from './x402/networks.ts'

/** Base units of USDC on one chain. */
export interface UnitsOnChain {
  chain: BlockchainChainId
  amount: string
}

/** Base units that a list of balances has on a chain. */
export function unitsOn(
  balances: readonly UnitsOnChain[],
  chain: PaymentChain,
): bigint {
  const held = balances.find((balance) => balance.chain === chain)
  return BigInt(held?.amount ?? '0')
}

/** The same balances but for those of some chains: the others keep their order, new ones come last. */
export function withUnits(
  balances: readonly UnitsOnChain[],
  changed: Iterable<readonly [BlockchainChainId, string]>,
): UnitsOnChain[] {
  const held = new Map(balances.map(({ chain, amount }) => [chain, amount]))
  for (const [chain, amount] of changed) held.set(chain, amount)
  return [...held].map(([chain, amount]) => ({ chain, amount }))
}
