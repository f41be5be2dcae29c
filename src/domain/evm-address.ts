import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

const EVM_ADDRESS = /^0x[\da-fA-F]{40}$/

/** Checks that a text is `0x` and 40 hexadecimal digits, with any checksum. */
export function isEvmAddress(text: string): boolean {
  return EVM_ADDRESS.test(text)
}

/**
 * Address of a key's account, checksummed.
 *
 * @param publicKey on secp256k1, uncompressed: 65 bytes.
 */
export function addressOfPublicKey(publicKey: Uint8Array): string {
  const hash = keccak_256(publicKey.subarray(1))
  return checksumAddress(`0x${bytesToHex(hash.subarray(-20))}`)
}

/** Writes an address, `0x` and 40 hexadecimal digits in any case, with its checksum (EIP-55). */
export function checksumAddress(address: string): string {
  const digits = address.slice(2).toLowerCase()
  // a letter is upper case where the hash of the lower-case text has a digit of 8 or more
  const hash = bytesToHex(keccak_256(utf8ToBytes(digits)))
  const checksummed = Array.from(digits, (character, index) =>
    hash.charAt(index) >= '8' ? character.toUpperCase() : character,
  )
  return `0x${checksummed.join('')}`
}
