import { ed25519 } from '@noble/curves/ed25519.js'
import { secp256k1 } from '@noble/curves/secp256k1.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Family of blockchains of a wallet (documented: the wire model's CryptoWalletNetwork). */
export type WalletNetwork = 'ETHEREUM' | 'SOLANA'

/**
 * Derives the address of a wallet: EIP-55 checksummed hexadecimal on ETHEREUM
 * (observed: `0x0E88cF39132336a4A9a7C0D37C1253Fa321F557B`), base58 of an Ed25519 public key on SOLANA.
 *
 * This takes about 0.3 ms: keep the result, as the row does.
 */
export function walletAddress(
  network: WalletNetwork,
  paymentInstrumentId: string,
): string {
  return network === 'ETHEREUM'
    ? evmAddress(evmPrivateKey(paymentInstrumentId))
    : base58(ed25519.getPublicKey(walletSeed('SOLANA', paymentInstrumentId)))
}

/** Derives the secp256k1 secret key, 32 bytes, of a wallet on ETHEREUM. */
export function evmPrivateKey(paymentInstrumentId: string): Uint8Array {
  let key = walletSeed('ETHEREUM', paymentInstrumentId)
  // one hash in 2^128 is zero or not below the order of the curve
  while (!secp256k1.utils.isValidSecretKey(key)) key = sha256(key)
  return key
}

// Derived from the id without the mock's seed: a snapshot restored into another mock keeps signing for its addresses.
function walletSeed(
  network: WalletNetwork,
  paymentInstrumentId: string,
): Uint8Array {
  return sha256(
    utf8ToBytes(
      `agentcore-payments-mock wallet\n${network}\n${paymentInstrumentId}`,
    ),
  )
}

function evmAddress(privateKey: Uint8Array): string {
  const point = secp256k1.getPublicKey(privateKey, false).subarray(1)
  const address = bytesToHex(keccak_256(point).subarray(-20))
  // EIP-55: a letter is upper case where the hash of the lower-case text has a digit of 8 or more
  const digits = bytesToHex(keccak_256(utf8ToBytes(address)))
  const checksummed = Array.from(address, (character, index) =>
    digits.charAt(index) >= '8' ? character.toUpperCase() : character,
  )
  return `0x${checksummed.join('')}`
}

const BASE_58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

function base58(bytes: Uint8Array): string {
  const leadingZeros = bytes.findIndex((byte) => byte !== 0)
  let text = ''
  for (let rest = BigInt(`0x${bytesToHex(bytes)}`); rest > 0n; rest /= 58n) {
    text = BASE_58.charAt(Number(rest % 58n)) + text
  }
  // base58 writes each leading zero byte as a 1, which the number itself does not show
  return '1'.repeat(leadingZeros) + text
}
