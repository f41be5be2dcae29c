// Texts are documented (payments troubleshooting guide) unless a line says otherwise.
import { validationException, type ServiceException } from '../../errors.ts'
import { canonicalAddress, isAddressOn } from '../network-address.ts'
import type { WalletNetwork } from '../wallet.ts'
import { findNetwork, networkNamesOf, type Network } from './networks.ts'
import type { X402Payload } from './payload.ts'

// inferred: the service's bounds are not public; these are the widest that the signed message and its clients hold
const MAX_AMOUNTS = { ETHEREUM: 2n ** 256n - 1n, SOLANA: 2n ** 64n - 1n }
const MAX_TIMEOUT_SECONDS = 2 ** 31 - 1
// a longer text is refused unread: to parse a megabyte of digits takes seconds
const MAX_AMOUNT_DIGITS = 78

const DIGITS = /^\d+$/

// inferred: the wire model's currency of limits, and the one token that is paid with
const CURRENCIES = ['USD', 'USDC']

/** The payment schemes that are signed. */
export type Scheme = 'exact' | 'upto'

/** The network to pay on, which must be of the wallet's family. */
export function readNetwork(
  payload: X402Payload,
  instrumentNetwork: WalletNetwork,
): Network {
  const network = findNetwork(payload.network)
  if (network?.family !== instrumentNetwork) {
    throw networkMismatch(instrumentNetwork, payload.network)
  }
  return network
}

/** The refusal of a network that is not of the wallet's family. */
export function networkMismatch(
  instrumentNetwork: WalletNetwork,
  paymentNetwork: string,
): ServiceException {
  // inferred: the form of the list, which the only capture cuts off
  const names = networkNamesOf(instrumentNetwork).join(', ')
  return validationException(
    `Network mismatch '${instrumentNetwork}' is not supported for paymentNetwork '${paymentNetwork}'. Supported networks: ${names}`,
  )
}

/** Refuses a currency that is given and not the service's (inferred: the documented examples have none). */
export function requireCurrency({ currency }: X402Payload): void {
  if (currency === undefined) return
  if (!hasText(currency)) {
    throw validationException('Payment currency is required')
  }
  if (!CURRENCIES.includes(currency)) {
    throw validationException(
      `Currency '${currency}' is not supported. Supported currencies: ${CURRENCIES.join(', ')}`,
    )
  }
}

/** The amount in base units. */
export function readAmount(
  { amount }: Pick<X402Payload, 'amount'>,
  family: WalletNetwork,
): bigint {
  if (!hasText(amount)) throw validationException('Payment amount is required')
  const units = readUnits(amount)
  if (units === 0n) {
    // observed with -50000; inferred for zero and for text that is no whole number
    throw validationException(
      `Payment amount must be a positive number. Received: ${amount}`,
    )
  }
  const most = MAX_AMOUNTS[family]
  if (units > most) {
    throw validationException(
      `Payment amount exceeds maximum allowed value. Received: ${amount}, Maximum: ${most}`,
    )
  }
  return units
}

/** The token's address, which must be the network's USDC; an EVM one in upper or lower case. */
export function readAsset(
  { asset, network: networkName }: Pick<X402Payload, 'asset' | 'network'>,
  network: Network,
): string {
  if (!hasText(asset)) throw validationException('Payment asset is required')
  if (!isAddressOn(network.family, asset)) {
    throw validationException(
      `Payment asset address is invalid. Expected valid address format for the specified network. Received: ${asset}`,
    )
  }
  const { usdc } = network
  if (canonicalAddress(network.family, asset) !== usdc) {
    throw validationException(
      `Payment asset is not a supported USDC token address for network '${networkName}'. Received: ${asset}. Expected: ${usdc}`,
    )
  }
  return usdc
}

/** The payment scheme, which must be one that is signed for that version on that network. */
export function readScheme(payload: X402Payload, network: Network): Scheme {
  const { scheme, version } = payload
  if (!hasText(scheme)) throw validationException('Payment scheme is required')
  if (scheme === 'upto') {
    if (version !== '2') {
      throw validationException(
        "Payment scheme 'upto' is only supported on x402 protocol version 2",
      )
    }
    if (network.family !== 'ETHEREUM') {
      throw validationException(
        `Payment scheme 'upto' is only supported on EVM networks. Received network: ${payload.network}`,
      )
    }
  } else if (scheme !== 'exact') {
    const signsUpto = version === '2' && network.family === 'ETHEREUM'
    throw validationException(
      `Payment scheme not supported. Supported scheme: ${signsUpto ? 'exact, upto' : 'exact'}`,
    )
  }
  return scheme
}

/** Refuses an allowance for another scheme than `upto`, and one of nothing or of 2^256 and more. */
export function requireAllowanceLimit(
  { permit2AllowanceLimit: limit }: X402Payload,
  scheme: Scheme,
): void {
  if (limit === undefined) return
  if (scheme !== 'upto') {
    throw validationException(
      `permit2AllowanceLimit is only supported for payment scheme 'upto'. Received scheme: ${scheme}`,
    )
  }
  const units = readUnits(limit)
  if (units === 0n || units > MAX_AMOUNTS.ETHEREUM) {
    throw validationException(
      `permit2AllowanceLimit must be a positive integer in the asset's smallest denomination. Received: ${limit}`,
    )
  }
}

/** The merchant's address: any well-formed one (observed), whatever its checksum (inferred). */
export function readPayTo(
  { payTo, network: networkName }: Pick<X402Payload, 'payTo' | 'network'>,
  family: WalletNetwork,
): string {
  if (!hasText(payTo)) {
    throw validationException('Payment payTo address is required')
  }
  if (family === 'ETHEREUM' && !payTo.startsWith('0x')) {
    // observed with `not-a-valid-address`; the documented table does not have it
    throw validationException(
      `Address format mismatch: Non-EVM address cannot be used with EVM network: ${networkName}`,
    )
  }
  if (!isAddressOn(family, payTo)) {
    throw validationException(
      `Payment payTo address is invalid. Expected valid address format for the specified network. Received: ${payTo}`,
    )
  }
  return canonicalAddress(family, payTo)
}

/** For how long the signature shall be good. */
export function readMaxTimeoutSeconds({
  maxTimeoutSeconds,
}: X402Payload): number {
  if (!hasText(maxTimeoutSeconds)) {
    throw validationException('Payment maxTimeoutSeconds is required')
  }
  const seconds = DIGITS.test(maxTimeoutSeconds) ? Number(maxTimeoutSeconds) : 0
  if (seconds === 0) {
    throw validationException(
      `Payment maxTimeoutSeconds must be positive. Received: ${maxTimeoutSeconds}`,
    )
  }
  if (seconds > MAX_TIMEOUT_SECONDS) {
    throw validationException(
      `Payment maxTimeoutSeconds ${maxTimeoutSeconds} exceeds maximum allowed value of ${MAX_TIMEOUT_SECONDS}`,
    )
  }
  return seconds
}

/** Checks that a text is more than white space. */
export function hasText(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== ''
}

/** Reads a whole number; 0 for text that is none. */
function readUnits(text: string): bigint {
  return DIGITS.test(text) ? BigInt(text.slice(0, MAX_AMOUNT_DIGITS + 1)) : 0n
}
