import { sha512 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { customRandom } from 'nanoid'
import type { Random } from '../random.ts'
import { base58 } from './solana/base58.ts'

const BASE_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE_36 = '0123456789abcdefghijklmnopqrstuvwxyz'
const HEXADECIMAL = '0123456789abcdef'

/** Generates the service's ids from one seeded generator. */
export interface Ids {
  paymentSession(): string
  paymentInstrument(): string
  /** Generates the id of a named resource, such as a manager: the name in lower case, and ten characters. */
  named(name: string): string
  /** Generates a UUID (version 4), as for processPaymentId and request ids. */
  uuid(): string
  /** Generates the last part of a vendor's redirect URL. */
  redirect(): string
  /** Generates the suffix of a folder of secrets. */
  secretFolder(): string
  /** Generates the suffix that Secrets Manager adds to a secret's name. */
  secret(): string
  /** Generates 32 bytes, which make a payment's proof differ from all others. */
  nonce(): Uint8Array
}

export function createIds(random: Random): Ids {
  // observed: a prefix and 15 base-62 characters, e.g. payment-session-2nkg1XzxnfO3p3i
  const suffix = customRandom(BASE_62, 15, random.bytes)
  // observed: e.g. agenticpaymentssample-btbtr1e6q9
  const named = customRandom(BASE_36, 10, random.bytes)
  // observed: e.g. https://hub.cdp.coinbase.com/5e6b880c1f09
  const redirect = customRandom(HEXADECIMAL, 12, random.bytes)
  // recorded: e.g. …/payment/coinbasecdp/<name>-541ff54c/apikey-eNjrnd
  const secretFolder = customRandom(HEXADECIMAL, 8, random.bytes)
  const secret = customRandom(BASE_62, 6, random.bytes)
  return {
    paymentSession: () => `payment-session-${suffix()}`,
    paymentInstrument: () => `payment-instrument-${suffix()}`,
    named: (name) => `${idPartOf(name)}-${named()}`,
    uuid: () => formatUuid(random.bytes(16)),
    redirect,
    secretFolder,
    secret,
    nonce: () => random.bytes(32),
  }
}

/** inferred: an id has no underscores (documented: the wire model's patterns), though a connector's name may. */
function idPartOf(name: string): string {
  return name.toLowerCase().replaceAll(/_+/g, '-').replace(/-$/, '')
}

/**
 * Id of a transaction in the form of its network: 32 bytes in hexadecimal, on Solana 64 in base58.
 *
 * @param network CAIP-2 id.
 * @param content decides the id alone, so that it is the same in every run.
 */
export function transactionId(network: string, content: string): string {
  const bytes = sha512(utf8ToBytes(`transaction\n${network}\n${content}`))
  return network.startsWith('solana:')
    ? base58(bytes)
    : `0x${bytesToHex(bytes.subarray(0, 32))}`
}

function formatUuid(bytes: Uint8Array): string {
  const marked = Uint8Array.from(bytes)
  marked[6] = ((marked[6] ?? 0) & 0x0f) | 0x40
  marked[8] = ((marked[8] ?? 0) & 0x3f) | 0x80
  const hex = bytesToHex(marked)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
