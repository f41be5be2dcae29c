/** The service, and usually the region, of a signature. */
export interface CredentialScope {
  /** The access key ID that signed. */
  keyId: string
  /** Undefined in a signature that is not bound to one region (SigV4a). */
  region: string | undefined
  service: string
}

// documented: Signature Version 4 and 4a
const CREDENTIAL = /^AWS4-[^ ]+ .*Credential=(?<credential>[^,\s]+)/
const SCOPE =
  /^(?<keyId>[^/]+)\/\d{8}\/(?:(?<region>[a-z0-9-]+)\/)?(?<service>[^/]+)\/aws4_request$/

/** Reads the scope of a signed request; undefined without a signature, or for an unreadable header. */
export function credentialScopeOf(
  headers: Headers,
): CredentialScope | undefined {
  const header = headers.get('authorization') ?? ''
  const { credential = '' } = CREDENTIAL.exec(header)?.groups ?? {}
  const { keyId = '', region, service } = SCOPE.exec(credential)?.groups ?? {}
  return service === undefined ? undefined : { keyId, region, service }
}
