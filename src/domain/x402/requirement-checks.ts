// Texts are documented (payments troubleshooting guide) unless a line says otherwise.
import { validationException, type ServiceException } from '../../errors.ts'
import type { WalletNetwork } from '../wallet.ts'
import { findNetwork, networkNamesOf, type EvmNetwork } from './networks.ts'
import type { X402Payload } from './payload.ts'

// inferred: the service's bounds are not public; these are the widest that the signed message and its clients hold
const MAX_AMOUNT = 2n ** 256n - 1n
const MAX_TIMEOUT_SECONDS = 2 ** 31 - 1
// a longer text is refused unread: to parse a megabyte of digits takes seconds
const MAX_AMOUNT_DIGITS = 78

const DIGITS = /^\d+$/
const EVM_ADDRESS = /^0x[\da-fA-F]{40}$/

/** The network to pay on, which must be of the wallet's family. */
export function readNetwork(
  payload: X402Payload,
  instrumentNetwork: WalletNetwork,
): EvmNetwork {
  const network = findNetwork(payload.network)
  if (network?.family !== instrumentNetwork) {
    throw networkMismatch(payload, instrumentNetwork, instrumentNetwork)
  }
  if (network.family === 'SOLANA') {
    // This mock's own limit: it signs on EVM networks only. Of the documented texts this one tells what it does sign.
    throw networkMismatch(payload, instrumentNetwork, 'ETHEREUM')
  }
  return network
}

function networkMismatch(
  payload: X402Payload,
  instrumentNetwork: WalletNetwork,
  supported: WalletNetwork,
): ServiceException {
  // inferred: the form of the list, which the only capture cuts off
  const names = networkNamesOf(supported).join(', ')
  return validationException(
    `Network mismatch '${instrumentNetwork}' is not supported for paymentNetwork '${payload.network}'. Supported networks: ${names}`,
  )
}

/** The amount in base units. */
export function readAmount({ amount }: X402Payload): bigint {
  if (!hasText(amount)) throw validationException('Payment amount is required')
  const units = DIGITS.test(amount)
    ? BigInt(amount.slice(0, MAX_AMOUNT_DIGITS + 1))
    : 0n
  if (units === 0n) {
    // observed with -50000; inferred for zero and for text that is no whole number
    throw validationException(
      `Payment amount must be a positive number. Received: ${amount}`,
    )
  }
  if (units > MAX_AMOUNT) {
    throw validationException(
      `Payment amount exceeds maximum allowed value. Received: ${amount}, Maximum: ${MAX_AMOUNT}`,
    )
  }
  return units
}

/** The token's contract, which must be the network's USDC, in upper or lower case. */
export function readAsset(
  { asset, network: networkName }: X402Payload,
  network: EvmNetwork,
): string {
  if (!hasText(asset)) throw validationException('Payment asset is required')
  if (!EVM_ADDRESS.test(asset)) {
    throw validationException(
      `Payment asset address is invalid. Expected valid address format for the specified network. Received: ${asset}`,
    )
  }
  if (asset.toLowerCase() !== network.usdc.toLowerCase()) {
    throw validationException(
      `Payment asset is not a supported USDC token address for network '${networkName}'. Received: ${asset}. Expected: ${network.usdc}`,
    )
  }
  return network.usdc
}

/** The payment scheme; `exact` is the only one that this mock signs, of the service's `exact` and `upto`. */
export function readScheme(
  { scheme }: X402Payload,
  permit2AllowanceLimit: string | undefined,
): 'exact' {
  if (!hasText(scheme)) throw validationException('Payment scheme is required')
  if (scheme !== 'exact') {
    throw validationException(
      'Payment scheme not supported. Supported scheme: exact',
    )
  }
  if (permit2AllowanceLimit !== undefined) {
    throw validationException(
      `permit2AllowanceLimit is only supported for payment scheme 'upto'. Received scheme: ${scheme}`,
    )
  }
  return scheme
}

/** The merchant's address: any well-formed one (observed), whatever its checksum (inferred). */
export function readPayTo({ payTo, network }: X402Payload): string {
  if (!hasText(payTo)) {
    throw validationException('Payment payTo address is required')
  }
  if (!payTo.startsWith('0x')) {
    // observed with `not-a-valid-address`; the documented table does not have it
    throw validationException(
      `Address format mismatch: Non-EVM address cannot be used with EVM network: ${network}`,
    )
  }
  if (!EVM_ADDRESS.test(payTo)) {
    throw validationException(
      `Payment payTo address is invalid. Expected valid address format for the specified network. Received: ${payTo}`,
    )
  }
  return payTo
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

/** The EIP-712 domain's name and version, which the merchant tells in `extra`. */
export function readToken({ extra }: X402Payload): {
  tokenName: string
  tokenVersion: string
} {
  if (extra === undefined) {
    throw validationException('Payment extra field is required')
  }
  const { name, version } = extra
  if (!hasText(name)) {
    // observed: also when `extra` is absent altogether
    throw validationException('Payment extra.name is required for EVM payments')
  }
  if (!hasText(version)) {
    throw validationException(
      'Payment extra.version is required for EVM payments',
    )
  }
  return { tokenName: name, tokenVersion: version }
}

function hasText(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== ''
}
