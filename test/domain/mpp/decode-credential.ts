/** A credential as a merchant's server reads it. */
export interface DecodedCredential {
  challenge: Record<string, string>
  source?: string
  payload: Record<string, string>
}

/** Reads the text of an `Authorization: Payment` header. */
export function decodeCredential(credential: string): DecodedCredential {
  const [scheme, token = '', ...rest] = credential.split(' ')
  if (scheme !== 'Payment' || rest.length > 0) {
    throw new Error(`No credential: ${credential}`)
  }
  return JSON.parse(Buffer.from(token, 'base64url').toString())
}
