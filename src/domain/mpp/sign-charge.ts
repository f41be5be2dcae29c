import { endOfValidity, type ProofIdentity } from '../settlement.ts'
import type { Signing } from '../signing.ts'
import { paymentCredential, type MppProof } from './credential.ts'
import { signEvmCharge } from './evm-charge.ts'
import type { CheckedCharge } from './read-charge.ts'
import { signSolanaCharge } from './solana-charge.ts'
import { signTempoCharge } from './tempo-charge.ts'

/** Signs a charge: the `Authorization` header by which a client pays. */
export function signCharge(charge: CheckedCharge, signing: Signing): string {
  return paymentCredential(charge.challenge, proofOf(charge, signing))
}

function proofOf(charge: CheckedCharge, signing: Signing): MppProof {
  switch (charge.method) {
    case 'evm':
      return signEvmCharge(charge, signing)
    case 'tempo':
      return signTempoCharge(charge, signing)
    case 'solana':
      return signSolanaCharge(charge, signing)
  }
}

// how long the credentials of each method hold at most, when the challenge does not end before
const LIFE_MS = { evm: 300_000, tempo: 25_000, solana: 60_000 }

/** Identifies a charge: a merchant takes the credential for a challenge once (documented: MPP specification). */
export function identifyCharge(
  { challenge, method, expiresMs }: CheckedCharge,
  nowMs: number,
): ProofIdentity {
  return {
    scheme: 'charge',
    proofKey: mppProofKey(challenge),
    validUntil: endOfValidity(
      // an authorization on EVM networks holds for as long as the challenge
      method === 'evm'
        ? (expiresMs ?? nowMs + LIFE_MS.evm)
        : Math.min(expiresMs ?? Infinity, nowMs + LIFE_MS[method]),
    ),
  }
}

/** Key of a credential for a challenge. */
function mppProofKey({
  id,
  realm,
}: {
  id: string
  realm: string
}): string {
  return `mpp:${realm}:${id}`
}
