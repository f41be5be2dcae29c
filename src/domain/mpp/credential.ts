import { encode } from 'jose/base64url'
import { canonicalJson } from '../canonical-json.ts'
import type { Challenge } from './challenge.ts'

/** Proof by which a wallet meets a challenge. */
export interface MppProof {
  /** The payer as a DID; left out where the method has no form for it. */
  source?: string
  payload: Readonly<Record<string, string>>
}

/** A proof, how it is told from others, and when it ends. */
export interface MethodProof {
  proof: MppProof
  proofKey: string
  /** In epoch milliseconds. */
  endsAtMs: number
}

/** Writes the `Authorization` header by which a client pays: challenge and proof (documented: MPP specification). */
export function paymentCredential(
  { echo }: Challenge,
  proof: MppProof,
): string {
  return `Payment ${encode(canonicalJson({ challenge: echo, ...proof }))}`
}

/** Names a wallet on a chain of EIP-155 (documented: MPP specification). */
export function evmSource(caip2: string, address: string): string {
  return `did:pkh:${caip2}:${address}`
}

/** Builds the key of a proof that only its challenge bounds: a merchant takes a challenge once (documented). */
export function challengeKey({ id, realm }: Challenge): string {
  return `mpp:${realm}:${id}`
}
