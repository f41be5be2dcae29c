import { ed25519 } from '@noble/curves/ed25519.js'
import { associatedTokenAccount } from '../../solana/associated-token-account.ts'
import { addressBytes } from '../../solana/base58.ts'
import {
  decodeTransaction,
  type DecodedTransaction,
} from '../../solana/decode-transaction.ts'
import {
  tokenTransferOf,
  type DecodedTransfer,
} from '../../solana/token-transfer-of.ts'
import type { ProvenTransfer } from '../../transfer.ts'
import type { SolanaNetwork } from '../networks.ts'
import { solanaProofKey } from '../proof-identity.ts'
import { layoutProblem, memoProblem } from './solana-layout.ts'
import type { Reason } from './reasons.ts'
import type { VerifierRequest } from './request.ts'
import { firstFailure, type Verdict, type VerifierWorld } from './verdict.ts'

/** Verifies a transaction with a token transfer, in the order of the published packages (observed). */
export function verifyExactSolana(
  request: VerifierRequest,
  network: SolanaNetwork,
  world: VerifierWorld,
): Verdict {
  const early = requirementsProblem(request, world.addresses.solana)
  if (early !== undefined) return { isValid: false, reason: early }
  const text = request.proof['transaction']
  const transaction =
    typeof text === 'string' ? decodeTransaction(text) : undefined
  if (transaction === undefined) {
    return {
      isValid: false,
      reason: 'invalid_exact_svm_payload_transaction_could_not_be_decoded',
    }
  }
  const transfer = tokenTransferOf(transaction)
  const unread = firstFailure([
    () => signatureProblem(request, transaction),
    () => layoutProblem(transaction.instructions),
  ])
  const payer = transfer?.authority
  const signature = transfer?.signature
  const proofKey =
    signature === undefined
      ? undefined
      : solanaProofKey(network.caip2, signature)
  if (transfer === undefined || proofKey === undefined || unread) {
    const reason = unread ?? 'invalid_exact_svm_payload_no_transfer_instruction'
    return { isValid: false, reason, payer, proofKey }
  }
  const proven = provenTransfer(request, network, transfer, proofKey)
  const reason = firstFailure([
    () => transferProblem(request, transfer, world.addresses.solana),
    () => memoProblem(request.requirements.extra, transaction.instructions),
    () => chainProblem(request, network, proven, world),
  ])
  return reason === undefined
    ? { isValid: true, payer: transfer.authority, transfer: proven }
    : { isValid: false, reason, payer, proofKey }
}

function requirementsProblem(
  { accepted, requirements }: VerifierRequest,
  facilitators: readonly string[],
): Reason | undefined {
  const { feePayer } = requirements.extra
  return firstFailure([
    () =>
      (accepted.scheme !== 'exact' || requirements.scheme !== 'exact') &&
      'invalid_exact_svm_unsupported_scheme',
    () =>
      accepted.network !== requirements.network &&
      'invalid_exact_svm_network_mismatch',
    () =>
      (typeof feePayer !== 'string' || feePayer === '') &&
      'invalid_exact_svm_payload_missing_fee_payer',
    () =>
      !facilitators.includes(feePayer as string) &&
      'invalid_exact_svm_fee_payer_not_managed_by_facilitator',
  ])
}

/** All but the payer of the fee, who signs last, must have signed. */
function signatureProblem(
  { requirements }: VerifierRequest,
  { signers, signatures, message }: DecodedTransaction,
): Reason | undefined {
  const [feePayer, ...others] = signers
  return firstFailure([
    () =>
      feePayer !== requirements.extra['feePayer'] &&
      'invalid_exact_svm_fee_payer_mismatch',
    () =>
      !others.every((signer, index) =>
        isSignedBy(signer, signatures[index + 1] as Uint8Array, message),
      ) && 'invalid_exact_svm_payload_signature_invalid',
  ])
}

function isSignedBy(
  signer: string,
  signature: Uint8Array,
  message: Uint8Array,
): boolean {
  try {
    return ed25519.verify(signature, message, addressBytes(signer))
  } catch {
    // the library throws for a key that is no point
    return false
  }
}

function transferProblem(
  { requirements }: VerifierRequest,
  { authority, mint, destination, amount }: DecodedTransfer,
  facilitators: readonly string[],
): Reason | undefined {
  return firstFailure([
    () =>
      facilitators.includes(authority) &&
      'invalid_exact_svm_payload_transaction_fee_payer_transferring_funds',
    () =>
      mint !== requirements.asset && 'invalid_exact_svm_payload_mint_mismatch',
    () =>
      destination !==
        associatedTokenAccount(requirements.payTo, requirements.asset) &&
      'invalid_exact_svm_payload_recipient_mismatch',
    () =>
      amount !== requirements.amount &&
      'invalid_exact_svm_payload_amount_mismatch',
  ])
}

function chainProblem(
  { requirements }: VerifierRequest,
  { usdc }: SolanaNetwork,
  transfer: ProvenTransfer,
  world: VerifierWorld,
): Reason | undefined {
  const refusals = world.refusalsOf(transfer)
  const endsAtMs = world.endsAtMs(transfer.proofKey) ?? Infinity
  return firstFailure([
    () => refusals.has('NONCE_USED') && 'duplicate_settlement',
    () =>
      // another mint is not there, and the hash of an old block is not known any more
      (requirements.asset !== usdc ||
        refusals.size > 0 ||
        world.nowMs(transfer.proofKey) >= endsAtMs) &&
      'invalid_exact_svm_transaction_simulation_failed',
  ])
}

function provenTransfer(
  { requirements }: VerifierRequest,
  { caip2, usdc }: SolanaNetwork,
  { authority, amount }: DecodedTransfer,
  proofKey: string,
): ProvenTransfer {
  return {
    protocol: 'x402',
    scheme: 'exact',
    network: caip2,
    proofKey,
    from: authority,
    payTo: requirements.payTo,
    asset: usdc,
    amount,
    needsPermit2Allowance: false,
  }
}
