import type { BlockchainChainId } from '../domain/x402/networks.ts'
import type { BalanceRow } from '../store/rows.ts'

/** Base units that a list of balances has on a chain. */
export function unitsOn(
  balances: readonly BalanceRow[],
  chain: BlockchainChainId,
): bigint {
  const held = balances.find((balance) => balance.chain === chain)
  return BigInt(held?.amount ?? '0')
}

/** The same balances but for those of some chains: the others keep their order, new ones come last. */
export function withUnits(
  balances: readonly BalanceRow[],
  changed: Iterable<readonly [BlockchainChainId, string]>,
): BalanceRow[] {
  const held = new Map(balances.map(({ chain, amount }) => [chain, amount]))
  for (const [chain, amount] of changed) held.set(chain, amount)
  return [...held].map(([chain, amount]) => ({ chain, amount }))
}
