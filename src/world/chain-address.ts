import {
  ADDRESS_FORMS,
  canonicalAddress,
  isAddressOn,
} from '../domain/network-address.ts'
import { valueText } from '../domain/value-text.ts'
import { NETWORKS } from '../domain/x402/networks.ts'
import { MockError } from '../errors.ts'
import type { Holding } from './holdings.ts'

/**
 * Reads an address on a chain, as somebody asks for its balance.
 *
 * @throws MockError for an unknown chain, or an address that is none of that chain's.
 */
export function readHolding(address: unknown, chain: unknown): Holding {
  const network = NETWORKS.find((known) => known.chain === chain)
  if (network === undefined) {
    throw new MockError(
      `There is no chain ${valueText(chain)}. Allowed: ${NETWORKS.map((known) => known.chain).join(', ')}`,
    )
  }
  const { family, caip2 } = network
  if (typeof address === 'string' && isAddressOn(family, address)) {
    return { network: caip2, address: canonicalAddress(family, address) }
  }
  throw new MockError(
    `${valueText(address)} is no address on ${network.chain}. Allowed: ${ADDRESS_FORMS[family]}`,
  )
}
