import { NETWORKS, type Network } from '../../src/domain/x402/networks.ts'

/** One kind of proof, and the public verifier that is to accept it. */
export interface ProofCase {
  scheme: 'exact' | 'upto'
  network: Network
  version: '1' | '2'
  /** Package whose verifier is asked. */
  verifier: '@x402/evm' | '@x402/svm' | 'x402'
}

// the older package knows no other EVM network of ours, and reads Solana's accounts from a node
const KNOWN_TO_LEGACY = ['base', 'base-sepolia']

/** Every scheme on every network in every version that is signed, with each verifier that knows it. */
export const PROOF_CASES: readonly ProofCase[] = NETWORKS.flatMap((network) =>
  network.family === 'SOLANA' ? solanaCases(network) : evmCases(network),
)

/** The name of a network in a version, by which its verifiers know it. */
export function nameOf({ network, version }: ProofCase): string {
  const [shortName = network.caip2] = network.aliases
  return version === '1' ? shortName : network.caip2
}

/** Names a case in one line. */
export function titleOf({ scheme, version, verifier, network }: ProofCase) {
  return `${scheme} on ${network.caip2}, version ${version}, by ${verifier}`
}

function evmCases(network: Network): ProofCase[] {
  const current = { network, version: '2', verifier: '@x402/evm' } as const
  const older = { scheme: 'exact', network, version: '1' } as const
  const [shortName = ''] = network.aliases
  return [
    { scheme: 'exact', ...current },
    { scheme: 'upto', ...current },
    ...(shortName === '' ? [] : [{ ...older, verifier: '@x402/evm' } as const]),
    ...(KNOWN_TO_LEGACY.includes(shortName)
      ? [{ ...older, verifier: 'x402' } as const]
      : []),
  ]
}

function solanaCases(network: Network): ProofCase[] {
  return (['1', '2'] as const).map((version) => ({
    scheme: 'exact',
    network,
    version,
    verifier: '@x402/svm',
  }))
}
