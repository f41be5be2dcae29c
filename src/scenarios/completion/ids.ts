import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { WalletNetwork } from '../../domain/wallet.ts'

const BASE_36 = '0123456789abcdefghijklmnopqrstuvwxyz'
const BASE_62 = `${BASE_36}ABCDEFGHIJKLMNOPQRSTUVWXYZ`
const BASE_58 = BASE_62.replace(/[0OIl]/g, '')
// documented: the part before the last dash of a manager's id has at most 49 characters
const MAX_SLUG = 49

/** Derives the id of a row, in the service's form, from its name: equal names give equal ids. */
export const derivedId = {
  paymentManagers: (name: string) =>
    `arn:aws:bedrock-agentcore:us-east-1:123456789012:payment-manager/${slug(name)}-${suffix(`paymentManager\n${name}`, 10, BASE_36)}`,
  paymentConnectors: (name: string) =>
    `${slug(name)}-${suffix(`paymentConnector\n${name}`, 10, BASE_36)}`,
  paymentInstruments: (name: string) =>
    `payment-instrument-${suffix(`paymentInstrument\n${name}`, 15, BASE_62)}`,
  paymentSessions: (name: string) =>
    `payment-session-${suffix(`paymentSession\n${name}`, 15, BASE_62)}`,
}

/** Derives an address of a network from a text; no key exists for it. */
export function derivedAddress(text: string, network: WalletNetwork): string {
  return network === 'SOLANA'
    ? suffix(text, 32, BASE_58)
    : `0x${bytesToHex(sha256(utf8ToBytes(text)).subarray(0, 20))}`
}

/** Derives a whole number from 0 to `max` from a text. */
export function wholeOf(text: string, max: number): number {
  return seedOf(text) % (max + 1)
}

/** Derives 32 bits from a text, for seeds of generators. */
export function seedOf(text: string): number {
  return new DataView(sha256(utf8ToBytes(text)).buffer).getUint32(0)
}

function suffix(text: string, length: number, alphabet: string): string {
  const digest = sha256(utf8ToBytes(text)).subarray(0, length)
  return Array.from(digest, (byte) => alphabet[byte % alphabet.length]).join('')
}

// observed: the lower-cased name stands before the dash
function slug(name: string): string {
  const text = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG)
  return text.replace(/^-|-$/g, '') || 'row'
}
