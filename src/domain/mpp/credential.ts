import { encode } from 'jose/base64url'
import { canonicalJson } from '../canonical-json.ts'
import type { Challenge } from './challenge.ts'

/** How a wallet meets a challenge. */
export interface MppProof {
  /** The payer as a DID; left out where the method has no form for it. */
  source?: string
  payload: Readonly<Record<string, string>>
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
