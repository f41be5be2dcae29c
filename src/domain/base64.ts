import { decode, encode } from 'jose/base64url'

/** Encodes padded base64 (RFC 4648, section 4), which neither jose nor the neutral environment offers. */
export function base64(bytes: Uint8Array): string {
  const text = encode(bytes).replaceAll('-', '+').replaceAll('_', '/')
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=')
}

const BASE64 =
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** Decodes padded base64, with or without white space; undefined for other text. */
export function fromBase64(text: string): Uint8Array | undefined {
  const compact = text.replaceAll(/\s/g, '')
  if (!BASE64.test(compact)) return undefined
  const bytes = decode(
    compact.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
  )
  // the last character may have unused bits
  return base64(bytes) === compact ? bytes : undefined
}

const BASE64URL = /^[\w-]*={0,2}$/

/** The bytes behind base64url, padded or not (RFC 4648, section 5); undefined when it is none. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  const compact = text.replace(/=+$/, '')
  // one character alone holds too few bits for a byte
  if (!BASE64URL.test(text) || compact.length % 4 === 1) return undefined
  return decode(compact)
}
