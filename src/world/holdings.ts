import { unitsOn, withUnits } from '../domain/units.ts'
import {
  findNetwork,
  hasBalances,
  type BlockchainChainId,
} from '../domain/x402/networks.ts'
import type { PaymentInstrumentRow, SettlementRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'

/** An address on a chain, in the form of its network: checksummed on EVM networks. */
export interface Holding {
  /** CAIP-2 id. */
  network: string
  address: string
}

/** Balances of addresses, in base units of USDC; undefined stands for no limit. */
export interface Holdings {
  unitsOf(holding: Holding): bigint | undefined
  /** Base units that Permit2 may move. */
  allowanceOf(holding: Holding): bigint | undefined
  /** Takes units from a wallet, and from its allowance too if Permit2 moves them. */
  take(holding: Holding, units: bigint, byPermit2: boolean): void
  give(holding: Holding, units: bigint): void
}

// documented by the token's contract: an allowance of the largest number is never used up
const UNLIMITED = 2n ** 256n - 1n

export function createHoldings(store: Store): Holdings {
  return {
    unitsOf(holding) {
      const wallet = walletOf(store, holding)
      return wallet === undefined
        ? receivedUnits(store, holding)
        : unitsOn(wallet.row.balances, wallet.chain)
    },
    allowanceOf(holding) {
      const wallet = walletOf(store, holding)
      return wallet && unitsOn(wallet.row.permit2Allowances, wallet.chain)
    },
    take(holding, units, byPermit2) {
      const wallet = walletOf(store, holding)
      if (wallet === undefined) return
      const { row, chain } = wallet
      const allowance = unitsOn(row.permit2Allowances, chain)
      store.paymentInstrument.update(row.paymentInstrumentId, {
        balances: moved(row.balances, chain, -units),
        ...(byPermit2 &&
          allowance !== UNLIMITED && {
            permit2Allowances: moved(row.permit2Allowances, chain, -units),
          }),
      })
    },
    give(holding, units) {
      const wallet = walletOf(store, holding)
      if (wallet === undefined) return
      const { row, chain } = wallet
      store.paymentInstrument.update(row.paymentInstrumentId, {
        balances: moved(row.balances, chain, units),
      })
    },
  }
}

function moved(
  balances: PaymentInstrumentRow['balances'],
  chain: BlockchainChainId,
  by: bigint,
): PaymentInstrumentRow['balances'] {
  const units = unitsOn(balances, chain) + by
  return withUnits(balances, [[chain, units.toString()]])
}

/** The wallet of this mock that an address is, on a chain on which its row has balances. */
function walletOf(
  store: Store,
  { network, address }: Holding,
):
  | { row: Readonly<PaymentInstrumentRow>; chain: BlockchainChainId }
  | undefined {
  const chain = findNetwork(network)?.chain
  const [row] = store.paymentInstrument.all('address', [address])
  return row !== undefined && chain !== undefined && hasBalances(chain)
    ? { row, chain }
    : undefined
}

/** Computes the balance of an address outside this mock: payments to it, less payments from it since. */
function receivedUnits(store: Store, holding: Holding): bigint | undefined {
  const of = [holding.network, holding.address]
  let units: bigint | undefined
  for (const { from, payTo, amount } of inOrder([
    ...store.settlement.all('payer', of),
    ...store.settlement.all('recipient', of),
  ])) {
    if (from === holding.address && units !== undefined) units -= BigInt(amount)
    if (payTo === holding.address) units = (units ?? 0n) + BigInt(amount)
  }
  return units
}

/** One that pays itself is in both lists. */
function inOrder<Row extends SettlementRow & { sequence: number }>(
  rows: readonly Readonly<Row>[],
): Readonly<Row>[] {
  return [...new Set(rows)].sort((a, b) => a.sequence - b.sequence)
}
