import { ed25519 } from '@noble/curves/ed25519.js'
import { secp256k1 } from '@noble/curves/secp256k1.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { checksumAddress } from './evm-address.ts'
import { base58 } from './solana/base58.ts'

/** Family of blockchains that a wallet lives on (documented: the wire model's CryptoWalletNetwork). */
export type WalletNetwork = 'ETHEREUM' | 'SOLANA'

/**
 * Address of an instrument's wallet: EIP-55 checksummed hexadecimal on ETHEREUM
 * (observed: `0x0E88cF39132336a4A9a7C0D37C1253Fa321F557B`), base58 of an Ed25519 public key on SOLANA.
 *
 * Deriving it costs about 0.3 ms: keep the result, as the instrument's row does.
 */
export function walletAddress(
  network: WalletNetwork,
  paymentInstrumentId: string,
): string {
  return network === 'ETHEREUM'
    ? evmAddress(evmPrivateKey(paymentInstrumentId))
    : base58(ed25519.getPublicKey(solanaPrivateKey(paymentInstrumentId)))
}

/** Secp256k1 secret key, 32 bytes, of an instrument's wallet on ETHEREUM. */
export function evmPrivateKey(paymentInstrumentId: string): Uint8Array {
  let key = walletSeed('ETHEREUM', paymentInstrumentId)
  // one hash in 2^128 is zero or not below the order of the curve
  while (!secp256k1.utils.isValidSecretKey(key)) key = sha256(key)
  return key
}

/** Ed25519 secret key, 32 bytes, of an instrument's wallet on SOLANA. */
export function solanaPrivateKey(paymentInstrumentId: string): Uint8Array {
  return walletSeed('SOLANA', paymentInstrumentId)
}

// The id alone decides, without the mock's seed: a snapshot restored into another mock keeps signing for its addresses.
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
  return checksumAddress(`0x${bytesToHex(keccak_256(point).subarray(-20))}`)
}
