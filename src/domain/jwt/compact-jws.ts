import { decode } from 'jose/base64url'
import { decodeProtectedHeader } from 'jose/decode/protected_header'
import { decodeJwt } from 'jose/jwt/decode'

/** What a signed JWT says; nothing of it is proven until its signature is verified. */
export interface DecodedJws {
  header: Readonly<Record<string, unknown>>
  claims: Readonly<Record<string, unknown>>
}

// Three parts, none of them empty: an unsecured JWT has no signature. jose's decoder would let white space and padding pass.
const COMPACT_JWS = /^[\w-]+\.[\w-]+\.([\w-]+)$/

/** Takes a signed JWT apart, or returns undefined for what is none. */
export function decodeCompactJws(token: string): DecodedJws | undefined {
  const signature = COMPACT_JWS.exec(token)?.[1]
  if (signature === undefined) return undefined
  try {
    decode(signature)
    // jose's types promise what its decoder does not check
    const header = decodeProtectedHeader(token) as DecodedJws['header']
    const claims = decodeJwt(token) as DecodedJws['claims']
    return { header, claims }
  } catch {
    // the decoder's reason is not passed on: it may quote the token, which is a secret
    return undefined
  }
}
