import { checksumAddress, isEvmAddress } from '../../evm-address.ts'

const UINT = /^(?:\d{1,78}|0x[\da-f]{1,64})$/i

/** Reads an unsigned integer of 256 bits, in decimal or hexadecimal, or undefined for what is none. */
export function readUint(value: unknown): bigint | undefined {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || !UINT.test(text)) return undefined
  const number = BigInt(text)
  return number < 2n ** 256n ? number : undefined
}

/** Checks whether an address can be signed: with a correct checksum, or in lower case (observed). */
export function isSignable(address: string): boolean {
  return (
    isEvmAddress(address) &&
    (address === address.toLowerCase() || address === checksumAddress(address))
  )
}

/** Compares two addresses on an EVM network without regard to case. */
export function isSameAddress(a: string, b: string): boolean {
  return isEvmAddress(a) && a.toLowerCase() === b.toLowerCase()
}

/** Seconds before its end from which a proof is refused, as a transaction takes time (observed). */
export const MARGIN_SECONDS = 6n
