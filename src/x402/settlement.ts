import type { ChainBook } from '../mock/controller.ts'
import type { AnyReason, Reason } from '../domain/x402/verification/reasons.ts'
import { signedCeilingOf } from '../domain/x402/verification/upto-evm.ts'
import type { VerifierRequest } from '../domain/x402/verification/request.ts'
import type { Verdict } from '../domain/x402/verification/verdict.ts'

/** Outcome of a settlement. */
export interface SettleResponse {
  success: boolean
  errorReason?: AnyReason
  /** Left out when the payload does not say it. */
  payer?: string
  /** Hash of the transaction; empty when there is none. */
  transaction: string
  /** Name of the network as the requirements have it; empty when they cannot be read. */
  network: string
  /** Base units that were settled, of `upto`. */
  amount?: string
}

/** Settles what was verified; of `upto`, no more than was signed (documented: nothing at all is no transaction). */
export function settleVerified(
  { requirements }: VerifierRequest,
  { payer, transfer }: Extract<Verdict, { isValid: true }>,
  chains: Pick<ChainBook, 'settle'>,
  refuse: (reason: Reason) => SettleResponse,
): SettleResponse {
  const { network, amount } = requirements
  if (transfer.scheme !== 'upto') {
    const transaction = chains.settle(transfer)
    return { success: true, payer, transaction, network }
  }
  if (amount > transfer.amount) {
    return refuse('invalid_upto_evm_payload_settlement_exceeds_amount')
  }
  const transaction =
    amount === 0n ? '' : chains.settle({ ...transfer, amount })
  const settled = amount.toString()
  return { success: true, payer, transaction, network, amount: settled }
}

/** The request to verify before a settlement: of `upto`, the ceiling that was signed instead of what is taken. */
export function beforeSettlement(request: VerifierRequest): VerifierRequest {
  const { requirements, proof } = request
  const ceiling =
    requirements.scheme === 'upto' ? signedCeilingOf(proof) : undefined
  return ceiling === undefined
    ? request
    : { ...request, requirements: { ...requirements, amount: ceiling } }
}
