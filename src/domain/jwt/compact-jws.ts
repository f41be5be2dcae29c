import { decode } from 'jose/base64url'
import { decodeProtectedHeader } from 'jose/decode/protected_header'
import { decodeJwt } from 'jose/jwt/decode'

/** The decoded parts of a signed JWT, whose signature is not verified yet. */
export interface DecodedJws {
  header: Readonly<Record<string, unknown>>
  claims: Readonly<Record<string, unknown>>
}

// Three parts, none of them empty: an unsecured JWT has no signature. jose's decoder would let white space and padding pass.
const COMPACT_JWS = /^[\w-]+\.[\w-]+\.([\w-]+)$/

/** Decodes a signed JWT; undefined for other text. */
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
