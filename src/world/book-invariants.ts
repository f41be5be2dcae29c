import { baseUnitsOfUsd } from '../domain/money.ts'
import type { PaymentRow, SettlementRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import { createHoldings } from './holdings.ts'

/**
 * The first thing in the book of the chains that does not add up, naming its row: a proof is settled once, for at most
 * the amount of its payment, by the payment's wallet, and no address holds less than nothing.
 */
export function findBrokenSettlement(store: Store): string | undefined {
  for (const settlement of store.settlement.rows()) {
    const problem = problemOfProof(store, settlement)
    if (problem !== undefined) {
      return `settlement "${settlement.transaction}": ${problem}`
    }
  }
  return findUncovered(store) ?? findMisstated(store)
}

function findMisstated(store: Store): string | undefined {
  for (const payment of store.payment.rows()) {
    const problem = problemOfPayment(store, payment)
    if (problem !== undefined) {
      return `payment "${payment.processPaymentId}": ${problem}`
    }
  }
  return undefined
}

function problemOfProof(
  store: Store,
  settlement: Readonly<SettlementRow>,
): string | undefined {
  const { proofKey, processPaymentId, amount, network, from } = settlement
  if ([...store.settlement.all('proof', [proofKey])].length > 1) {
    return `its proof "${proofKey}" is settled more than once`
  }
  if (processPaymentId === null) return undefined
  const payment = store.payment.get(processPaymentId) as PaymentRow
  if (payment.proofKey !== proofKey || payment.network !== network) {
    return `its payment "${processPaymentId}" has another proof`
  }
  if (payment.settledAmount !== amount) {
    return `its amount is ${amount}, but its payment "${processPaymentId}" has settled ${payment.settledAmount ?? 'nothing'}`
  }
  if (BigInt(amount) > BigInt(baseUnitsOfUsd(payment.amount))) {
    return `its amount is ${amount}, but its payment "${processPaymentId}" has only ${baseUnitsOfUsd(payment.amount)}`
  }
  const wallet = store.paymentInstrument.get(payment.paymentInstrumentId)
  return wallet?.walletAddress === from
    ? undefined
    : `it is from "${from}", which is not the wallet of its payment`
}

/** The first address that holds less than nothing. */
function findUncovered(store: Store): string | undefined {
  const holdings = createHoldings(store)
  const payers = new Map(
    [...store.settlement.rows()].map(({ network, from }) => [
      `${network}:${from}`,
      { network, address: from },
    ]),
  )
  for (const [name, payer] of payers) {
    const units = holdings.unitsOf(payer) ?? 0n
    if (units < 0n) return `address "${name}": it holds ${units}`
  }
  return undefined
}

function problemOfPayment(
  store: Store,
  payment: Readonly<PaymentRow>,
): string | undefined {
  const { proofKey, settlementStatus, settledAmount, refusal } = payment
  const [settlement] = store.settlement.all('proof', [proofKey])
  const isSettled = settlementStatus === 'SETTLED'
  if (
    isSettled !==
    (settlement?.processPaymentId === payment.processPaymentId)
  ) {
    return isSettled
      ? 'it is SETTLED, but has no settlement'
      : `it is ${settlementStatus}, but has a settlement`
  }
  if (isSettled !== (settledAmount !== null)) {
    return `it is ${settlementStatus}, but its settledAmount is ${settledAmount ?? 'not there'}`
  }
  return (settlementStatus === 'REFUSED') === (refusal !== null)
    ? undefined
    : `it is ${settlementStatus}, but its refusal is ${refusal ?? 'not there'}`
}
