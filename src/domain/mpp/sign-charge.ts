import { endOfValidity, type ProofIdentity } from '../settlement.ts'
import type { Signing } from '../signing.ts'
import { eip3009ProofKey } from '../x402/proof-identity.ts'
import { paymentCredential, type MppProof } from './credential.ts'
import { signEvmCharge } from './evm-charge.ts'
import type { CheckedCharge } from './read-charge.ts'
import { signSolanaCharge } from './solana-charge.ts'
import { signTempoCharge } from './tempo-charge.ts'

/** A charge that is signed. */
interface SignedCharge {
  /** `Authorization` header by which a client pays. */
  credential: string
  identity: ProofIdentity
}

/** Signs a charge. */
export function signCharge(
  charge: CheckedCharge,
  signing: Signing,
): SignedCharge {
  const proof = proofOf(charge, signing)
  return {
    credential: paymentCredential(charge.challenge, proof),
    identity: {
      scheme: 'charge',
      proofKey: proofKeyOf(charge, proof, signing),
      validUntil: endOfValidity(endOf(charge, signing.nowMs)),
    },
  }
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

/** documented (MPP specification): a merchant takes a challenge once; on EVM networks the nonce is bound to it. */
function proofKeyOf(
  { method, challenge: { id, realm }, network }: CheckedCharge,
  { payload }: MppProof,
  { walletAddress: from }: Signing,
): string {
  return method === 'evm'
    ? eip3009ProofKey(network.caip2, {
        from,
        nonce: payload['nonce'] as string,
      })
    : `mpp:${realm}:${id}`
}

// how long the credentials of each method hold, when the challenge does not end before
const LIFE_MS = { evm: 300_000, tempo: 25_000, solana: 60_000 }

/** Computes when a credential ends, in epoch milliseconds. */
function endOf(
  { method, expiresMs = Infinity }: CheckedCharge,
  nowMs: number,
): number {
  const isForChallenge = method === 'evm' && expiresMs !== Infinity
  const endMs = isForChallenge
    ? expiresMs
    : Math.min(expiresMs, nowMs + LIFE_MS[method])
  // what is signed for EVM networks and Tempo counts whole seconds
  return method === 'solana' ? endMs : Math.floor(endMs / 1000) * 1000
}
