import { baseUnitsOfUsd, compare, isDecimal } from '../domain/money.ts'
import { chainsOf, type BlockchainChainId } from '../domain/x402/networks.ts'
import { MockError } from '../errors.ts'
import type { PaymentInstrumentRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'

// more USDC than there will ever be; base units of it still fit every reader's number
const MOST_USD = '1000000000'

/**
 * Sets what a wallet holds on one chain, as a transfer to it would. The service's own record of the wallet does
 * not change by it.
 *
 * @throws MockError naming what is wrong; nothing has changed then.
 */
export function fund(
  store: Store,
  paymentInstrumentId: string,
  chain: string,
  amount: string,
): void {
  const instrument = store.paymentInstrument.get(paymentInstrumentId)
  if (instrument === undefined || instrument.status === 'DELETED') {
    throw new MockError(
      `There is no payment instrument ${JSON.stringify(paymentInstrumentId)} to fund${instrument ? ': it was deleted' : ''}.`,
    )
  }
  const chains = chainsOf(instrument.network)
  const known = chains.find((name) => name === chain)
  if (known === undefined) {
    throw new MockError(
      `A wallet on ${instrument.network} holds nothing on ${JSON.stringify(chain)}. Allowed: ${chains.join(', ')}`,
    )
  }
  if (!isUsdc(amount)) {
    throw new MockError(
      `A balance must be US dollars as decimal text with at most six decimals, from 0 to ${MOST_USD}, e.g. "25.00". Received: ${JSON.stringify(amount)}`,
    )
  }
  store.paymentInstrument.update(paymentInstrumentId, {
    balances: withBalance(instrument, known, baseUnitsOfUsd(amount)),
  })
}

function isUsdc(amount: unknown): amount is string {
  return (
    typeof amount === 'string' &&
    isDecimal(amount) &&
    /^\d+(\.\d{1,6})?$/.test(amount) &&
    compare(amount, MOST_USD) <= 0
  )
}

/** The chains keep their order; one that is new comes last. */
function withBalance(
  { balances }: Readonly<PaymentInstrumentRow>,
  chain: BlockchainChainId,
  amount: string,
) {
  const funded = { chain, amount }
  return balances.some((balance) => balance.chain === chain)
    ? balances.map((balance) => (balance.chain === chain ? funded : balance))
    : [...balances, funded]
}
