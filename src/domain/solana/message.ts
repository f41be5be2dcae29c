import { concatBytes } from '@noble/hashes/utils.js'
import { addressBytes } from './base58.ts'

/** An account of an instruction, and what the program may do with it. */
interface AccountMeta {
  address: string
  isWritable: boolean
  isSigner: boolean
}

/** One call of a program. */
export interface Instruction {
  /** Address of the program. */
  program: string
  accounts: readonly AccountMeta[]
  data: Uint8Array
}

/** Instructions of a transaction, and its fee payer. */
export interface TransactionMessage {
  feePayer: string
  instructions: readonly Instruction[]
  /** Hash of a recent block in base58: the transaction is good for a minute or so from that block on. */
  recentBlockhash: string
}

/** A message as it is signed. */
export interface CompiledMessage {
  bytes: Uint8Array
  /** Addresses in the order of their signatures; the first pays the fee. */
  signers: readonly string[]
}

const VERSION_0 = 0x80

/** Writes a message of version 0 without lookup tables. */
export function compileMessage(message: TransactionMessage): CompiledMessage {
  const { instructions, recentBlockhash } = message
  const accounts = accountsOf(message)
  const signers = accounts.filter(({ isSigner }) => isSigner)
  const addresses = accounts.map(({ address }) => address)
  const readOnly = accounts.filter(({ isWritable }) => !isWritable)
  const readOnlySigners = readOnly.filter(({ isSigner }) => isSigner).length
  const bytes = concatBytes(
    Uint8Array.of(
      VERSION_0,
      signers.length,
      readOnlySigners,
      readOnly.length - readOnlySigners,
    ),
    shortVector(addresses.map(addressBytes)),
    addressBytes(recentBlockhash),
    shortVector(
      instructions.map((instruction) =>
        compileInstruction(instruction, addresses),
      ),
    ),
    // no lookup tables
    Uint8Array.of(0),
  )
  return { bytes, signers: signers.map(({ address }) => address) }
}

function compileInstruction(
  { program, accounts, data }: Instruction,
  addresses: readonly string[],
): Uint8Array {
  const indexes = accounts.map(({ address }) => addresses.indexOf(address))
  return concatBytes(
    Uint8Array.of(addresses.indexOf(program)),
    shortLength(indexes.length),
    Uint8Array.from(indexes),
    shortLength(data.length),
    data,
  )
}

/** All accounts of a message once, with the most that any instruction wants of them, in the order of the message. */
function accountsOf({ feePayer, instructions }: TransactionMessage) {
  const wanted: AccountMeta[] = [
    { address: feePayer, isWritable: true, isSigner: true },
    ...instructions.flatMap(({ program, accounts }) => [
      ...accounts,
      { address: program, isWritable: false, isSigner: false },
    ]),
  ]
  const merged = new Map<string, AccountMeta>()
  for (const { address, isWritable, isSigner } of wanted) {
    const known = merged.get(address)
    merged.set(address, {
      address,
      isWritable: isWritable || known?.isWritable === true,
      isSigner: isSigner || known?.isSigner === true,
    })
  }
  const rank = ({ address, isWritable, isSigner }: AccountMeta) =>
    address === feePayer ? 0 : 1 + (isSigner ? 0 : 2) + (isWritable ? 0 : 1)
  return [...merged.values()].sort(
    (a, b) => rank(a) - rank(b) || compareAddresses(a.address, b.address),
  )
}

/**
 * Compares addresses as Solana's own library sorts them, whatever their case; no two differ in case alone. The chain
 * takes any order: this one makes the bytes comparable.
 */
function compareAddresses(a: string, b: string): number {
  return a.toLowerCase() < b.toLowerCase() ? -1 : 1
}

/** Writes parts one after another, preceded by how many they are. */
export function shortVector(parts: readonly Uint8Array[]): Uint8Array {
  return concatBytes(shortLength(parts.length), ...parts)
}

/** Writes a length below 2^16: seven bits a byte, the lowest first. */
function shortLength(length: number): Uint8Array {
  const bytes: number[] = []
  let rest = length
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80)
    rest >>= 7
  }
  return Uint8Array.from([...bytes, rest])
}
