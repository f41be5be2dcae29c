import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const VALUES = new Map(
  Array.from(ALPHABET, (character, value) => [character, BigInt(value)]),
)

// 32 bytes take 32 to 44 characters: a longer text is refused unread, as reading takes time by its square
const LONGEST_ADDRESS = 44
const ADDRESS_BYTES = 32

/** Writes bytes in base58, as Solana writes addresses and hashes. */
export function base58(bytes: Uint8Array): string {
  const leadingZeros = bytes.findIndex((byte) => byte !== 0)
  if (leadingZeros === -1) return '1'.repeat(bytes.length)
  let text = ''
  for (let rest = BigInt(`0x${bytesToHex(bytes)}`); rest > 0n; rest /= 58n) {
    text = ALPHABET.charAt(Number(rest % 58n)) + text
  }
  // base58 writes each leading zero byte as a 1, which the number itself does not show
  return '1'.repeat(leadingZeros) + text
}

/** Checks that a text is an address: 32 bytes in base58, as a block's hash is too. */
export function isSolanaAddress(text: string): boolean {
  return readAddress(text) !== undefined
}

/**
 * The 32 bytes of an address.
 *
 * @param address for which {@link isSolanaAddress} holds.
 */
export function addressBytes(address: string): Uint8Array {
  const bytes = readAddress(address)
  if (bytes === undefined) throw new TypeError(`No address: ${address}`)
  return bytes
}

function readAddress(text: string): Uint8Array | undefined {
  if (text.length > LONGEST_ADDRESS) return undefined
  let number = 0n
  for (const character of text) {
    const value = VALUES.get(character)
    if (value === undefined) return undefined
    number = number * 58n + value
  }
  const digits = number === 0n ? '' : number.toString(16)
  const [ones = ''] = /^1*/.exec(text) ?? []
  const length = ones.length + Math.ceil(digits.length / 2)
  return length === ADDRESS_BYTES
    ? hexToBytes(digits.padStart(2 * ADDRESS_BYTES, '0'))
    : undefined
}
