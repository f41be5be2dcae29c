import { checksumAddress, isEvmAddress } from '../../evm-address.ts'

const UINT = /^(?:\d{1,78}|0x[\da-f]{1,64})$/i

/** Reads an unsigned integer of 256 bits, in decimal or hexadecimal, or undefined for what is none. */
export function readUint(value: unknown): bigint | undefined {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || !UINT.test(text)) return undefined
  const number = BigInt(text)
  return number < 2n ** 256n ? number : undefined
}

/** Tells whether an address can be a part of what is signed: with a right checksum, or in lower case (observed). */
export function isSignable(address: string): boolean {
  return (
    isEvmAddress(address) &&
    (address === address.toLowerCase() || address === checksumAddress(address))
  )
}

/** Tells whether two texts are the same address on an EVM network, whatever their case. */
export function isSameAddress(a: string, b: string): boolean {
  return isEvmAddress(a) && a.toLowerCase() === b.toLowerCase()
}

/** How long before its end a proof is refused, in seconds: a transaction takes its time (observed). */
export const MARGIN_SECONDS = 6n
