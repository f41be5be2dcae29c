import { fromBase64 } from '../base64.ts'
import { base58 } from './base58.ts'

/** An instruction of a transaction that was read, its accounts by address. */
export interface DecodedInstruction {
  program: string
  accounts: readonly string[]
  data: Uint8Array
}

/** A transaction that was read. */
export interface DecodedTransaction {
  /** As many as there are signers, in their order; 64 zero bytes stand for one that is missing. */
  signatures: readonly Uint8Array[]
  /** Bytes that are signed. */
  message: Uint8Array
  /** Addresses that sign, the payer of the fee first. */
  signers: readonly string[]
  recentBlockhash: string
  instructions: readonly DecodedInstruction[]
}

// documented by Solana: no transaction is larger than a packet
const MOST_BYTES = 1232

/**
 * Reads a transaction of version 0 or of the older, unversioned form.
 *
 * @returns undefined for what is no such transaction, or one that looks up addresses in tables.
 */
export function decodeTransaction(
  base64: string,
): DecodedTransaction | undefined {
  const bytes = fromBase64(base64)
  if (bytes === undefined || bytes.length > MOST_BYTES) return undefined
  try {
    return readTransaction(createReader(bytes))
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

interface Reader {
  byte(): number
  bytes(size: number): Uint8Array
  /** Length below 2^16: seven bits a byte, the lowest first. */
  length(): number
  rest(): Uint8Array
  readonly isAtEnd: boolean
}

function createReader(source: Uint8Array): Reader {
  let position = 0
  const bytes = (size: number) => {
    if (position + size > source.length) throw new RangeError('The bytes end')
    position += size
    return source.subarray(position - size, position)
  }
  const byte = () => bytes(1)[0] as number
  return {
    byte,
    bytes,
    length() {
      let length = 0
      for (const shift of [0, 7, 14]) {
        const next = byte()
        length |= (next & 0x7f) << shift
        if (next < 0x80) return length
      }
      throw new RangeError('The length does not end')
    },
    rest: () => source.subarray(position),
    get isAtEnd() {
      return position === source.length
    },
  }
}

function readTransaction(reader: Reader): DecodedTransaction {
  const signatures = times(reader.length(), () => reader.bytes(64))
  const message = reader.rest()
  const isVersioned = (message[0] ?? 0) >= 0x80
  if (isVersioned && reader.byte() !== 0x80) {
    throw new RangeError('The version is unknown')
  }
  const signerCount = reader.byte()
  reader.bytes(2)
  const addresses = times(reader.length(), () => base58(reader.bytes(32)))
  const recentBlockhash = base58(reader.bytes(32))
  const instructions = times(reader.length(), () =>
    readInstruction(reader, addresses),
  )
  if (isVersioned && reader.length() > 0) {
    throw new RangeError('Lookup tables are not read')
  }
  if (
    !reader.isAtEnd ||
    signatures.length !== signerCount ||
    signerCount > addresses.length
  ) {
    throw new RangeError('The parts do not fit together')
  }
  const signers = addresses.slice(0, signerCount)
  return { signatures, message, signers, recentBlockhash, instructions }
}

function readInstruction(
  reader: Reader,
  addresses: readonly string[],
): DecodedInstruction {
  const addressAt = (index: number) => {
    const address = addresses[index]
    if (address === undefined) throw new RangeError('There is no such account')
    return address
  }
  return {
    program: addressAt(reader.byte()),
    accounts: times(reader.length(), () => addressAt(reader.byte())),
    data: reader.bytes(reader.length()),
  }
}

function times<Part>(count: number, read: () => Part): Part[] {
  return Array.from({ length: count }, read)
}
