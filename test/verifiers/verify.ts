import { ExactEvmScheme } from '@x402/evm/exact/facilitator'
import { ExactEvmSchemeV1 } from '@x402/evm/exact/v1/facilitator'
import { UptoEvmScheme } from '@x402/evm/upto/facilitator'
import { ExactSvmScheme } from '@x402/svm/exact/facilitator'
import { ExactSvmSchemeV1 } from '@x402/svm/exact/v1/facilitator'
import { verifyTypedData } from 'viem'
import { verify as verifyByLegacy } from 'x402/facilitator'
import type { ProofCase } from './matrix.ts'
import {
  EVM_FACILITATOR,
  SOLANA_FACILITATOR,
  type Requirements,
} from './proofs.ts'

/** An EVM chain on which every simulated call succeeds, the tokens are contracts, and the payer is none. */
const evmChain = (asset: unknown) => ({
  getAddresses: () => [EVM_FACILITATOR],
  getCode: async ({ address }: { address: string }) =>
    address.toLowerCase() === String(asset).toLowerCase() ? '0x60' : undefined,
  readContract: async () => 10n ** 18n,
  verifyTypedData,
})

/** A Solana cluster on which every simulated transaction succeeds. */
const solanaCluster = {
  getAddresses: () => [SOLANA_FACILITATOR],
  async simulateTransaction() {},
}

/**
 * Asks the public verifier of a case about a proof.
 *
 * @returns why it refuses the proof; undefined when it accepts it.
 */
export async function refusalOf(
  proof: ProofCase,
  payload: object,
  requirements: Requirements,
): Promise<string | undefined> {
  const { scheme, network, ...offer } = requirements
  const envelope =
    proof.version === '1'
      ? { x402Version: 1, scheme, network, payload }
      : { x402Version: 2, accepted: requirements, payload }
  try {
    const { isValid, invalidReason } = await verifierOf(proof, offer['asset'])(
      // the packages' own types are stricter than what comes in over HTTP
      envelope as never,
      requirements as never,
    )
    return isValid ? undefined : String(invalidReason)
  } catch (error) {
    return String(error)
  }
}

interface Verdict {
  isValid: boolean
  invalidReason?: string | undefined
}

type Verifier = (payload: never, requirements: never) => Promise<Verdict>

function verifierOf(proof: ProofCase, asset: unknown): Verifier {
  const chain = evmChain(asset) as never
  const cluster = solanaCluster as never
  if (proof.verifier === 'x402') {
    return (payload, requirements) =>
      verifyByLegacy(chain, payload, requirements)
  }
  const verifiers: Record<string, () => { verify: Verifier }> = {
    '@x402/evm 1 exact': () => new ExactEvmSchemeV1(chain),
    '@x402/evm 2 exact': () => new ExactEvmScheme(chain),
    '@x402/evm 2 upto': () => new UptoEvmScheme(chain),
    '@x402/svm 1 exact': () => new ExactSvmSchemeV1(cluster),
    '@x402/svm 2 exact': () => new ExactSvmScheme(cluster),
  }
  const verifier =
    verifiers[`${proof.verifier} ${proof.version} ${proof.scheme}`]
  if (verifier === undefined) throw new Error('no verifier for this case')
  const facilitator = verifier()
  return (payload, requirements) => facilitator.verify(payload, requirements)
}
