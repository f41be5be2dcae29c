import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { sha256, sha384 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { encode } from 'jose/base64url'

/** Purpose of a derived value; each purpose has its own key, so that no two tokens share one. */
export type KeyPurpose =
  | 'coinbase-cdp/api-key'
  | 'coinbase-cdp/api-key-id'
  | 'coinbase-cdp/wallet-secret'
  | 'stripe-privy/app-id'
  | 'stripe-privy/app-secret'
  | 'stripe-privy/authorization-id'
  | 'stripe-privy/authorization-key'

/** Public Ed25519 key as a JSON Web Key (RFC 8037). */
export interface Ed25519PublicJwk {
  kty: 'OKP'
  crv: 'Ed25519'
  x: string
}

/** Public P-256 key as a JSON Web Key (RFC 7518). */
export interface P256PublicJwk {
  kty: 'EC'
  crv: 'P-256'
  x: string
  y: string
}

// The version is part of every key: change it and each published public key changes.
function seedText(purpose: KeyPurpose, providerName: string): Uint8Array {
  return utf8ToBytes(
    `agentcore-payments-mock/v1/provider-tokens/${purpose}/${providerName}`,
  )
}

/** Derives a throw-away value of 64 hexadecimal characters, equal for the same provider in every mock. */
export function derivedHex(purpose: KeyPurpose, providerName: string): string {
  return bytesToHex(sha256(seedText(purpose, providerName)))
}

/** Derives the provider's throw-away Ed25519 secret key, 32 bytes. */
export function ed25519SecretKey(
  purpose: KeyPurpose,
  providerName: string,
): Uint8Array {
  return sha256(seedText(purpose, providerName))
}

/** Derives the provider's throw-away P-256 secret key, 32 bytes. */
export function p256SecretKey(
  purpose: KeyPurpose,
  providerName: string,
): Uint8Array {
  // 48 bytes are reduced to a valid scalar without bias (FIPS 186-5, A.2.1), so nothing has to be drawn again.
  return p256.keygen(sha384(seedText(purpose, providerName))).secretKey
}

export function ed25519PublicJwk(secretKey: Uint8Array): Ed25519PublicJwk {
  return {
    kty: 'OKP',
    crv: 'Ed25519',
    x: encode(ed25519.getPublicKey(secretKey)),
  }
}

export function p256PublicJwk(secretKey: Uint8Array): P256PublicJwk {
  // Uncompressed: one byte 0x04, then both coordinates of 32 bytes.
  const point = p256.getPublicKey(secretKey, false)
  return {
    kty: 'EC',
    crv: 'P-256',
    x: encode(point.subarray(1, 33)),
    y: encode(point.subarray(33)),
  }
}
