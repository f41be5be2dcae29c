import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { addressBytes, base58 } from './base58.ts'
import { ASSOCIATED_TOKEN_PROGRAM, TOKEN_PROGRAM } from './programs.ts'

const MARKER = utf8ToBytes('ProgramDerivedAddress')

/** Derives the account that holds a wallet's tokens of one mint; nobody has a key for it. */
export function associatedTokenAccount(owner: string, mint: string): string {
  const seeds = concatBytes(
    addressBytes(owner),
    addressBytes(TOKEN_PROGRAM),
    addressBytes(mint),
  )
  const program = addressBytes(ASSOCIATED_TOKEN_PROGRAM)
  for (let bump = 255; bump >= 0; bump -= 1) {
    const candidate = sha256(
      concatBytes(seeds, Uint8Array.of(bump), program, MARKER),
    )
    if (!isOnCurve(candidate)) return base58(candidate)
  }
  // one in 2^256
  throw new TypeError(`No token account for ${owner}`)
}

/** Checks whether 32 bytes are a public key, for which a private key can exist. */
function isOnCurve(bytes: Uint8Array): boolean {
  try {
    // Solana reads points as ZIP 215 does
    ed25519.Point.fromBytes(bytes, true)
    return true
  } catch {
    return false
  }
}
