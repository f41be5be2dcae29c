import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { fromBase64 } from './base64.ts'
import { DER_TAGS, readDer } from './der.ts'
import type { SecretMember } from './secret-arn.ts'

// the algorithms of keys, in DER: RFC 8410, section 3; RFC 5480, section 2.1.1
const ED25519 = '06032b6570'
const P256_CURVE = '06082a8648ce3d030107'
const P256 = `06072a8648ce3d0201${P256_CURVE}`
// context tags: parameters and public key of RFC 5915, attributes and public key of RFC 5958
const PARAMETERS = 0xa0
const PUBLIC_KEY = 0xa1
const ATTRIBUTES = 0xa0
const RAW_PUBLIC_KEY = 0x81

/** Bytes of the seed and of the public key. */
const ED25519_BYTES = 32

/**
 * Returns the service's error for a secret in a wrong format; undefined for a valid one. It does not quote the secret.
 *
 * The texts of Coinbase's secrets are observed, that of Privy's key is inferred; its app secret is not checked.
 */
export function secretFormatProblem(
  member: SecretMember,
  secret: string,
): string | undefined {
  switch (member) {
    case 'apiKeySecret':
      return isEd25519PrivateKey(secret)
        ? undefined
        : wrongFormat(member, 'Ed25519')
    case 'walletSecret':
      return isP256PrivateKey(secret)
        ? undefined
        : wrongFormat(member, 'EC P-256')
    case 'authorizationPrivateKey':
      // documented: the wire model's pattern allows the prefix that Privy's dashboard shows
      return isP256PrivateKey(secret.replace(/^wallet-auth:/, ''))
        ? undefined
        : wrongFormat(member, 'EC P-256')
    case 'appSecret':
      return undefined
  }
}

function wrongFormat(member: SecretMember, key: string): string {
  return `Invalid ${member} format: Expected base64-encoded ${key} private key`
}

/** Checks for base64 of seed and public key, as Coinbase's portal gives them, or of PKCS#8. */
function isEd25519PrivateKey(text: string): boolean {
  const bytes = fromBase64(text)
  if (bytes?.length === 2 * ED25519_BYTES) {
    return isEd25519Pair(
      bytes.subarray(0, ED25519_BYTES),
      bytes.subarray(ED25519_BYTES),
    )
  }
  const { algorithm, key, publicKey } = (bytes && readPkcs8(bytes)) ?? {}
  const [seed, ...rest] = (key && readDer(key)) ?? []
  return (
    algorithm === ED25519 &&
    seed?.tag === DER_TAGS.octetString &&
    rest.length === 0 &&
    seed.content.length === ED25519_BYTES &&
    (publicKey === undefined || isEd25519Pair(seed.content, publicKey))
  )
}

function isEd25519Pair(seed: Uint8Array, publicKey: Uint8Array): boolean {
  return isSame(ed25519.getPublicKey(seed), publicKey)
}

/** Checks for base64 of PKCS#8, or of the older form of SEC 1. */
function isP256PrivateKey(text: string): boolean {
  const bytes = fromBase64(text)
  if (bytes === undefined) return false
  const { algorithm, key } = readPkcs8(bytes) ?? {}
  return key === undefined
    ? isEcPrivateKey(bytes, 'needs its curve')
    : algorithm === P256 && isEcPrivateKey(key)
}

/** Checks for a key of RFC 5915, which within PKCS#8 need not name the curve again. */
function isEcPrivateKey(bytes: Uint8Array, curve?: 'needs its curve'): boolean {
  const [version, key, ...further] = sequenceOf(bytes) ?? []
  if (
    version?.tag !== DER_TAGS.integer ||
    bytesToHex(version.content) !== '01' ||
    key?.tag !== DER_TAGS.octetString ||
    !p256.utils.isValidSecretKey(key.content)
  ) {
    return false
  }
  const named = further.some(({ tag }) => tag === PARAMETERS)
  return (
    (named || curve === undefined) &&
    further.every(({ tag, content }) => {
      if (tag === PARAMETERS) return bytesToHex(content) === P256_CURVE
      const [bits, ...rest] = readDer(content) ?? []
      return (
        tag === PUBLIC_KEY &&
        bits?.tag === DER_TAGS.bitString &&
        rest.length === 0 &&
        isSame(
          bits.content,
          Uint8Array.of(0, ...p256.getPublicKey(key.content, false)),
        )
      )
    })
  )
}

/** Reads a key of RFC 5958, which is PKCS#8 with an optional public key. */
function readPkcs8(bytes: Uint8Array) {
  const [version, algorithm, key, ...further] = sequenceOf(bytes) ?? []
  if (
    version?.tag !== DER_TAGS.integer ||
    !/^0[01]$/.test(bytesToHex(version.content)) ||
    algorithm?.tag !== DER_TAGS.sequence ||
    key?.tag !== DER_TAGS.octetString ||
    !further.every(({ tag }) => tag === ATTRIBUTES || tag === RAW_PUBLIC_KEY)
  ) {
    return undefined
  }
  return {
    algorithm: bytesToHex(algorithm.content),
    key: key.content,
    // after the count of unused bits
    publicKey: further
      .find(({ tag }) => tag === RAW_PUBLIC_KEY)
      ?.content.subarray(1),
  }
}

/** Reads the contents of a single sequence. */
function sequenceOf(bytes: Uint8Array) {
  const [sequence, ...rest] = readDer(bytes) ?? []
  return sequence?.tag === DER_TAGS.sequence && rest.length === 0
    ? readDer(sequence.content)
    : undefined
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return bytesToHex(one) === bytesToHex(other)
}
