import { endOfValidity, type ProofIdentity } from '../settlement.ts'
import { BLOCKHASH_LIFE_MS } from '../solana/blockhash.ts'
import { decodeTransaction } from '../solana/decode-transaction.ts'
import { tokenTransferOf } from '../solana/token-transfer-of.ts'
import type { Network } from './networks.ts'
import type { X402Proof } from './proof.ts'

/** Identifies a proof that has just been signed. */
export function identifyProof(
  { caip2 }: Network,
  proof: X402Proof,
  nowMs: number,
): ProofIdentity {
  if ('authorization' in proof) {
    const { authorization } = proof
    return {
      scheme: 'exact',
      proofKey: eip3009ProofKey(caip2, authorization),
      validUntil: endOfValidity(Number(authorization.validBefore) * 1000),
    }
  }
  if ('permit2Authorization' in proof) {
    const { permit2Authorization } = proof
    return {
      scheme: 'upto',
      proofKey: permit2ProofKey(caip2, permit2Authorization),
      // the deadline itself is the last second at which the contract takes it
      validUntil: endOfValidity(
        (Number(permit2Authorization.deadline) + 1) * 1000,
      ),
    }
  }
  return {
    scheme: 'exact',
    proofKey: solanaProofKey(caip2, signatureIn(proof.transaction)),
    validUntil: endOfValidity(nowMs + BLOCKHASH_LIFE_MS),
  }
}

/** Signature of the payer in a transaction that this mock has made. */
function signatureIn(base64: string): string {
  const transaction = decodeTransaction(base64)
  return (transaction && tokenTransferOf(transaction)?.signature) ?? ''
}

/**
 * Key of an EIP-3009 authorization: the token's contract takes a nonce of a payer once.
 *
 * @param network CAIP-2 id.
 */
export function eip3009ProofKey(
  network: string,
  { from, nonce }: { from: string; nonce: string },
): string {
  return `${network}:eip3009:${from.toLowerCase()}:${nonce.toLowerCase()}`
}

/**
 * Key of a Permit2 authorization: the contract takes a nonce of a payer once.
 *
 * @param network CAIP-2 id.
 */
export function permit2ProofKey(
  network: string,
  { from, nonce }: { from: string; nonce: string },
): string {
  return `${network}:permit2:${from.toLowerCase()}:${BigInt(nonce)}`
}

/**
 * Key of a transaction on Solana: the chain takes it once.
 *
 * @param network CAIP-2 id.
 * @param signature of the payer, base58.
 */
export function solanaProofKey(network: string, signature: string): string {
  return `${network}:transaction:${signature}`
}
