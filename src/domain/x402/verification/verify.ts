import { verifyExactEvm } from './exact-evm.ts'
import { verifyExactSolana } from './exact-solana.ts'
import type { VerifierRequest } from './request.ts'
import { verifyUptoEvm } from './upto-evm.ts'
import type { Verdict, VerifierWorld } from './verdict.ts'

/** Verifies the proof of a request against its requirements and the chain; it changes nothing and never throws. */
export function verifyProof(
  request: VerifierRequest,
  world: VerifierWorld,
): Verdict {
  const { network, requirements } = request
  if (network.family === 'SOLANA') {
    return verifyExactSolana(request, network, world)
  }
  return requirements.scheme === 'upto'
    ? verifyUptoEvm(request, network, world)
    : verifyExactEvm(request, network, world)
}
