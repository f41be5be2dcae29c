import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Instruction } from './message.ts'
import {
  COMPUTE_BUDGET_PROGRAM,
  MEMO_PROGRAM,
  TOKEN_PROGRAM,
} from './programs.ts'

/** Limits what the transaction may compute, in compute units below 2^32. */
export function setComputeUnitLimit(units: number): Instruction {
  return {
    program: COMPUTE_BUDGET_PROGRAM,
    accounts: [],
    data: concatBytes(Uint8Array.of(2), littleEndian(BigInt(units), 4)),
  }
}

/** Offers a price for each compute unit, in millionths of a lamport. */
export function setComputeUnitPrice(microLamports: bigint): Instruction {
  return {
    program: COMPUTE_BUDGET_PROGRAM,
    accounts: [],
    data: concatBytes(Uint8Array.of(3), littleEndian(microLamports, 8)),
  }
}

/** Accounts, amount and decimals of a token transfer. */
interface TransferChecked {
  /** Token account that pays. */
  source: string
  mint: string
  /** Token account that is paid; it must exist. */
  destination: string
  /** Wallet that owns the source, and signs. */
  authority: string
  /** In base units, below 2^64. */
  amount: bigint
  decimals: number
}

/** Transfers tokens, if the mint has as many decimals as the payer believes. */
export function transferChecked(transfer: TransferChecked): Instruction {
  const { source, mint, destination, authority, amount, decimals } = transfer
  return {
    program: TOKEN_PROGRAM,
    accounts: [
      { address: source, isWritable: true, isSigner: false },
      { address: mint, isWritable: false, isSigner: false },
      { address: destination, isWritable: true, isSigner: false },
      { address: authority, isWritable: false, isSigner: true },
    ],
    data: concatBytes(
      Uint8Array.of(12),
      littleEndian(amount, 8),
      Uint8Array.of(decimals),
    ),
  }
}

/** Writes a text into the transaction. */
export function memo(text: string): Instruction {
  return { program: MEMO_PROGRAM, accounts: [], data: utf8ToBytes(text) }
}

function littleEndian(value: bigint, size: 4 | 8): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, value, true)
  return bytes.subarray(0, size)
}
