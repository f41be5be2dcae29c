import type { Account } from './account.ts'
import { base64 } from './base64.ts'

/** Path of the page on which a developer consents to a connector (recorded: on the data plane's own host). */
export const AUTHORIZATION_PATH = '/identities/oauth2/authorize'

const WALLET_HUB = 'https://hub.cdp.coinbase.com/'
const REQUEST_URI = 'urn:ietf:params:oauth:request_uri:'
const AUTHORIZATION_URL = new RegExp(
  `^https://bedrock-agentcore\\.[a-z0-9-]+\\.amazonaws\\.com(?:\\.cn)?${AUTHORIZATION_PATH}\\?request_uri=`,
)

/** Builds the address of the vendor's consent page for a wallet (observed: e.g. https://hub.cdp.coinbase.com/5e6b880c1f09). */
export function walletHubUrl(redirectId: string): string {
  return WALLET_HUB + redirectId
}

/** Checks for an address of the vendor, where a mock has no page; a scenario may have other addresses. */
export function isWalletHubUrl(url: string): boolean {
  return url.startsWith(WALLET_HUB)
}

/**
 * Builds the address of the page on which a developer consents to a connector.
 *
 * @param requestId a UUID.
 */
export function authorizationUrl(
  { partition, region }: Pick<Account, 'partition' | 'region'>,
  requestId: string,
): string {
  // documented: the SDKs' endpoint rules
  const suffix = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'
  // recorded: the urn ends with the base64 of a UUID's text, all of it percent-encoded
  const requestUri = REQUEST_URI + base64(new TextEncoder().encode(requestId))
  return `https://bedrock-agentcore.${region}.${suffix}${AUTHORIZATION_PATH}?request_uri=${encodeURIComponent(requestUri)}`
}

/** Checks for an address in the service's form; a scenario may have other addresses. */
export function isAuthorizationUrl(url: string): boolean {
  return AUTHORIZATION_URL.test(url)
}

/** Reads the `request_uri` of an address from {@link authorizationUrl}; undefined for other addresses. */
export function requestUriOf(url: string): string | undefined {
  return isAuthorizationUrl(url)
    ? (new URL(url).searchParams.get('request_uri') ?? undefined)
    : undefined
}
