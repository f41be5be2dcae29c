import { ed25519 } from '@noble/curves/ed25519.js'
import { concatBytes } from '@noble/hashes/utils.js'
import { base64 } from '../base64.ts'
import { associatedTokenAccount } from './associated-token-account.ts'
import {
  memo,
  setComputeUnitLimit,
  setComputeUnitPrice,
  transferChecked,
} from './instructions.ts'
import { compileMessage, shortVector } from './message.ts'

/** A transfer of tokens from the wallet that signs to another one. */
export interface TokenTransfer {
  /** Address of the wallet that pays. */
  from: string
  /** Address of the wallet that is paid; its token account must exist. */
  to: string
  mint: string
  /** In base units, below 2^64. */
  amount: bigint
  decimals: number
  /** Address of the wallet that pays the network's fee, and signs later. */
  feePayer: string
  /** Written into the transaction. */
  memo: string
  /** Hash of a recent block, base58. */
  recentBlockhash: string
}

// documented: the public x402 client's; a verifier takes a price of up to 5,000,000
const COMPUTE_UNITS = 20_000
const MICRO_LAMPORTS_PER_UNIT = 1n

const SIGNATURE_BYTES = 64

/**
 * Signs a transfer with the payer's key and leaves the place of the fee payer's signature empty.
 *
 * It creates no token account: verifiers refuse a transaction that does (observed with the public x402 packages).
 *
 * @returns the transaction in base64.
 */
export function signTokenTransfer(
  transfer: TokenTransfer,
  privateKey: Uint8Array,
): string {
  const { from, to, mint, amount, decimals, feePayer, recentBlockhash } =
    transfer
  const { bytes, signers } = compileMessage({
    feePayer,
    recentBlockhash,
    instructions: [
      setComputeUnitLimit(COMPUTE_UNITS),
      setComputeUnitPrice(MICRO_LAMPORTS_PER_UNIT),
      transferChecked({
        source: associatedTokenAccount(from, mint),
        mint,
        destination: associatedTokenAccount(to, mint),
        authority: from,
        amount,
        decimals,
      }),
      memo(transfer.memo),
    ],
  })
  const signatures = signers.map((signer) =>
    signer === from
      ? ed25519.sign(bytes, privateKey)
      : new Uint8Array(SIGNATURE_BYTES),
  )
  return base64(concatBytes(shortVector(signatures), bytes))
}
