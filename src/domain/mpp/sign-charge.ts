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
