import { endOfValidity, type ProofIdentity } from '../settlement.ts'
import type { Signing } from '../signing.ts'
import { paymentCredential, type MethodProof } from './credential.ts'
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
  const { proof, proofKey, endsAtMs } = signByMethod(charge, signing)
  return {
    credential: paymentCredential(charge.challenge, proof),
    identity: {
      scheme: 'charge',
      proofKey,
      validUntil: endOfValidity(endsAtMs),
    },
  }
}

function signByMethod(charge: CheckedCharge, signing: Signing): MethodProof {
  switch (charge.method) {
    case 'evm':
      return signEvmCharge(charge, signing)
    case 'tempo':
      return signTempoCharge(charge, signing)
    case 'solana':
      return signSolanaCharge(charge, signing)
  }
}
