// Texts are documented (payments troubleshooting guide) unless a line says otherwise.
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { validationException } from '../../errors.ts'
import { checksumAddress, isEvmAddress } from '../evm-address.ts'
import { isSolanaAddress } from '../solana/base58.ts'
import { invalidPayload, type X402Payload } from './payload.ts'
import { hasText } from './requirement-checks.ts'

/** Name and version of the token's EIP-712 domain, as the merchant tells them; they are not vetted (observed). */
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

/** Address of the facilitator that alone may settle an `upto` payment. */
export function readFacilitator({ extra }: X402Payload): string {
  const address = extra?.facilitatorAddress
  if (!hasText(address)) {
    throw validationException(
      'Payment extra.facilitatorAddress is required for the upto scheme',
    )
  }
  if (!isEvmAddress(address)) {
    throw validationException(
      `Payment extra.facilitatorAddress is invalid. Expected valid address format for the specified network. Received: ${address}`,
    )
  }
  return checksumAddress(address)
}

// documented: x402 specification
const MOST_MEMO_BYTES = 256

/** Members of `extra` for a Solana transaction. */
export function readSolanaExtra({ extra }: X402Payload): {
  feePayer: string
  memo: string | undefined
  recentBlockhash: string | undefined
} {
  const { feePayer, memo, recentBlockhash } = extra ?? {}
  if (!hasText(feePayer)) {
    throw validationException('Payment feePayer is required for SVM payments')
  }
  // inferred: no text is documented for an address that is none, or for a memo that is too long
  if (!isSolanaAddress(feePayer)) throw invalidPayload()
  if (memo !== undefined && utf8ToBytes(memo).length > MOST_MEMO_BYTES) {
    throw invalidPayload()
  }
  return {
    feePayer,
    // an empty one counts as none, as the public x402 client reads it
    memo: memo === '' ? undefined : memo,
    // so does a hash that is none
    recentBlockhash:
      recentBlockhash !== undefined && isSolanaAddress(recentBlockhash)
        ? recentBlockhash
        : undefined,
  }
}
