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

// how long the credentials of each method hold, when the challenge does not end before
const LIFE_MS = { evm: 300_000, tempo: 25_000, solana: 60_000 }

/** Identifies a charge: a merchant takes the credential for a challenge once (documented: MPP specification). */
export function identifyCharge(
  { challenge, method, expiresMs = Infinity }: CheckedCharge,
  nowMs: number,
): ProofIdentity {
  const isForChallenge = method === 'evm' && expiresMs !== Infinity
  const endMs = isForChallenge
    ? expiresMs
    : Math.min(expiresMs, nowMs + LIFE_MS[method])
  return {
    scheme: 'charge',
    proofKey: mppProofKey(challenge),
    // what is signed for EVM networks and Tempo counts whole seconds
    validUntil: endOfValidity(
      method === 'solana' ? endMs : Math.floor(endMs / 1000) * 1000,
    ),
  }
}

/** Key of a credential for a challenge. */
function mppProofKey({ id, realm }: { id: string; realm: string }): string {
  return `mpp:${realm}:${id}`
}
