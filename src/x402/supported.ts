import { walletAddress } from '../domain/wallet.ts'
import { NETWORKS } from '../domain/x402/networks.ts'
import { isSupported } from '../domain/x402/verification/request.ts'
import type { VerifierWorld } from '../domain/x402/verification/verdict.ts'

type Addresses = VerifierWorld['addresses']

/** Answer of a facilitator under `/supported`. */
export interface Supported {
  kinds: {
    x402Version: 1 | 2
    scheme: string
    network: string
    extra?: { feePayer: string } | { facilitatorAddress: string }
  }[]
  extensions: string[]
  signers: { [family: string]: readonly string[] }
}

const WALLET = 'facilitator'

/** Derives the addresses of the facilitators of every mock, when they are asked for: keys make an import slow. */
export function facilitatorAddresses(): Addresses {
  return {
    evm: [walletAddress('ETHEREUM', WALLET)],
    solana: [walletAddress('SOLANA', WALLET)],
  }
}

/** Every version, scheme and network that a facilitator with these addresses settles. */
export function supportedKinds(addresses: Addresses): Supported {
  return {
    kinds: ([1, 2] as const).flatMap((x402Version) =>
      NETWORKS.flatMap((network) => {
        const name = x402Version === 1 ? network.aliases[0] : network.caip2
        return ['exact', 'upto']
          .filter((scheme) => isSupported(scheme, network, x402Version))
          .flatMap((scheme) =>
            name === undefined
              ? []
              : [
                  {
                    x402Version,
                    scheme,
                    network: name,
                    ...extraOf(scheme, network.family, addresses),
                  },
                ],
          )
      }),
    ),
    extensions: [],
    signers: { 'eip155:*': addresses.evm, 'solana:*': addresses.solana },
  }
}

/** documented: what a merchant has to put into its requirements. */
function extraOf(
  scheme: string,
  family: 'ETHEREUM' | 'SOLANA',
  { evm: [facilitatorAddress], solana: [feePayer] }: Addresses,
): Pick<Supported['kinds'][number], 'extra'> {
  if (family === 'SOLANA') return feePayer ? { extra: { feePayer } } : {}
  return scheme === 'upto' && facilitatorAddress
    ? { extra: { facilitatorAddress } }
    : {}
}
