import { checksumAddress, isEvmAddress } from './evm-address.ts'
import { isSolanaAddress } from './solana/base58.ts'
import type { WalletNetwork } from './wallet.ts'

/** Form of an address on each family of networks, in words. */
export const ADDRESS_FORMS: Readonly<Record<WalletNetwork, string>> = {
  ETHEREUM: '"0x" and 40 hexadecimal digits',
  SOLANA: '32 bytes in base58',
}

/** Checks the form of an address on a family of networks, not its checksum. */
export function isAddressOn(family: WalletNetwork, text: string): boolean {
  return family === 'ETHEREUM' ? isEvmAddress(text) : isSolanaAddress(text)
}

/**
 * Writes an address in the form that verifiers accept: checksummed on EVM networks (observed with the public x402
 * packages, which refuse a wrong checksum).
 */
export function canonicalAddress(
  family: WalletNetwork,
  address: string,
): string {
  return family === 'ETHEREUM' ? checksumAddress(address) : address
}
