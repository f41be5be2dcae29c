import { MockError } from '../../errors.ts'
import { didYouMean } from '../../domain/closest-name.ts'
import {
  ADDRESS_FORMS,
  canonicalAddress,
  isAddressOn,
} from '../../domain/network-address.ts'
import { requireKnownMembers } from '../../domain/known-members.ts'
import { baseUnitsOfUsd, compare, isDecimal } from '../../domain/money.ts'
import { valueText } from '../../domain/value-text.ts'
import { walletAddress } from '../../domain/wallet.ts'
import {
  findNetwork,
  networkNamesOf,
  type EvmNetwork,
  type Network,
} from '../../domain/x402/networks.ts'
import { isSupported } from '../../domain/x402/verification/request.ts'

/** One way to pay for a resource. */
export interface OfferOptions {
  /** US dollars as decimal text with at most six decimals, e.g. `'0.01'`; of `upto`, the ceiling. */
  price: string
  /** Name of a network, such as `base-sepolia`, `eip155:84532` or `solana-devnet`. */
  network: string
  /** Default `x402`; `mpp` is a charge in USDC on an EVM network. */
  protocol?: 'x402' | 'mpp'
  /** Version of x402. Default 2. */
  version?: 1 | 2
  /** Scheme of x402. Default `exact`. */
  scheme?: 'exact' | 'upto'
  /** Address that is paid. Default: one derived from the URL, so that each resource has its own. */
  payTo?: string
  /** US dollars that are taken in the end, of `upto`. Default: the price. */
  actual?: string
}

/** An offer that was read. */
export interface Offer {
  protocol: 'x402' | 'mpp'
  version: 1 | 2
  scheme: 'exact' | 'upto'
  network: Network
  payTo: string
  /** Base units of the price. */
  amount: string
  /** Base units that are settled. */
  settledAmount: string
}

/** An offer by MPP, which is always of an EVM network. */
export type MppOffer = Offer & { protocol: 'mpp'; network: EvmNetwork }

/**
 * Reads an offer of a merchant.
 *
 * @throws MockError naming the member, its value and what is allowed.
 */
export function readOffer(merchant: string, options: OfferOptions): Offer {
  requireKnownMembers({ owner: 'An offer', member: 'member' }, options, {
    price: true,
    network: true,
    protocol: true,
    version: true,
    scheme: true,
    payTo: true,
    actual: true,
  })
  const { protocol = 'x402', version = 2, scheme = 'exact' } = options
  const network = readNetwork(options.network)
  oneOf('protocol', protocol, ['x402', 'mpp'])
  oneOf('version', version, [1, 2])
  oneOf('scheme', scheme, ['exact', 'upto'])
  requireSettleable({ protocol, version, scheme, network }, options)
  const { price, actual = price } = options
  const amount = readPrice('price', price)
  const settledAmount = readActual(actual, price, scheme)
  const payTo = readPayTo(merchant, network, options.payTo)
  return { protocol, version, scheme, network, payTo, amount, settledAmount }
}

function readNetwork(name: string): Network {
  const network = findNetwork(name)
  if (network !== undefined) return network
  const names = [...networkNamesOf('ETHEREUM'), ...networkNamesOf('SOLANA')]
  throw new MockError(
    `network must be the name of a network. Received: ${valueText(name)}.${didYouMean(String(name), names)} Allowed: ${names.join(', ')}`,
  )
}

function oneOf(
  name: string,
  value: unknown,
  allowed: readonly (string | number)[],
): void {
  if (allowed.some((other) => other === value)) return
  throw new MockError(
    `${name} must be one of ${allowed.join(', ')}. Received: ${valueText(value)}`,
  )
}

/** documented: `upto` is of version 2 and EVM networks; version 1 has no name for some networks. */
function requireSettleable(
  { protocol, version, scheme, network }: Omit<Offer, PaidMember>,
  options: OfferOptions,
): void {
  if (protocol === 'mpp') {
    if (network.family === 'ETHEREUM' && scheme === 'exact') return
    throw new MockError(
      `An offer by mpp is a charge on an EVM network, without a scheme. Received: network ${valueText(options.network)}, scheme ${valueText(scheme)}`,
    )
  }
  const name = version === 1 ? network.aliases[0] : network.caip2
  if (name !== undefined && isSupported(scheme, network, version)) return
  throw new MockError(
    `x402 version ${version} has no ${scheme} on ${valueText(options.network)}. Allowed: exact of version 2 on every network, of version 1 on those that have a short name, and upto of version 2 on EVM networks`,
  )
}

type PaidMember = 'payTo' | 'amount' | 'settledAmount'

function readPrice(name: string, usd: string): string {
  const isPrice =
    typeof usd === 'string' && isDecimal(usd) && !/\.\d{7}/.test(usd)
  if (isPrice && compare(usd, '0') > 0) return baseUnitsOfUsd(usd)
  throw new MockError(
    `${name} must be decimal text in US dollars above 0 with at most six decimals, such as '0.01'. Received: ${valueText(usd)}`,
  )
}

function readActual(actual: string, price: string, scheme: string): string {
  if (actual !== price && scheme !== 'upto') {
    throw new MockError(
      `actual is for the scheme upto: exact takes the price. Received: ${valueText(actual)}`,
    )
  }
  // nothing at all was used: upto settles that without a transaction
  const units = actual === '0' ? '0' : readPrice('actual', actual)
  if (compare(actual, price) <= 0) return units
  throw new MockError(
    `actual must not be above the price of ${valueText(price)}. Received: ${valueText(actual)}`,
  )
}

function readPayTo(
  merchant: string,
  { family }: Network,
  payTo = walletAddress(family, `merchant ${merchant}`),
): string {
  if (typeof payTo === 'string' && isAddressOn(family, payTo)) {
    return canonicalAddress(family, payTo)
  }
  throw new MockError(
    `payTo must be an address of the offer's network: ${ADDRESS_FORMS[family]}. Received: ${valueText(payTo)}`,
  )
}
