import { ed25519 } from '@noble/curves/ed25519.js'
import { secp256k1 } from '@noble/curves/secp256k1.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { addressOfPublicKey } from './evm-address.ts'
import { base58 } from './solana/base58.ts'

/** Family of blockchains of a wallet (documented: the wire model's CryptoWalletNetwork). */
export type WalletNetwork = 'ETHEREUM' | 'SOLANA'

/**
 * Derives the address of a wallet: EIP-55 checksummed hexadecimal on ETHEREUM
 * (observed: `0x0E88cF39132336a4A9a7C0D37C1253Fa321F557B`), base58 of an Ed25519 public key on SOLANA.
 *
 * This takes about 0.3 ms, so addresses are cached: each mock of a test begins with the same wallets.
 */
export function walletAddress(
  network: WalletNetwork,
  paymentInstrumentId: string,
): string {
  const key = `${network} ${paymentInstrumentId}`
  const known = addresses.get(key)
  if (known !== undefined) return known
  const address = deriveAddress(network, paymentInstrumentId)
  if (addresses.size >= MOST_ADDRESSES) addresses.clear()
  addresses.set(key, address)
  return address
}

// some 200 bytes each
const MOST_ADDRESSES = 1_000
const addresses = new Map<string, string>()

function deriveAddress(
  network: WalletNetwork,
  paymentInstrumentId: string,
): string {
  return network === 'ETHEREUM'
    ? addressOfPublicKey(
        secp256k1.getPublicKey(evmPrivateKey(paymentInstrumentId), false),
      )
    : base58(ed25519.getPublicKey(solanaPrivateKey(paymentInstrumentId)))
}

/** Derives the secp256k1 secret key, 32 bytes, of a wallet on ETHEREUM. */
export function evmPrivateKey(paymentInstrumentId: string): Uint8Array {
  let key = walletSeed('ETHEREUM', paymentInstrumentId)
  // one hash in 2^128 is zero or not below the order of the curve
  while (!secp256k1.utils.isValidSecretKey(key)) key = sha256(key)
  return key
}

/** Derives the Ed25519 secret key, 32 bytes, of a wallet on SOLANA. */
export function solanaPrivateKey(paymentInstrumentId: string): Uint8Array {
  return walletSeed('SOLANA', paymentInstrumentId)
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
