import { encode } from 'jose/base64url'

/** Padded base64 (RFC 4648, section 4), which neither jose nor the neutral environment has by itself. */
export function base64(bytes: Uint8Array): string {
  const text = encode(bytes).replaceAll('-', '+').replaceAll('_', '/')
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=')
}
