import type { Account } from './account.ts'
import { base64 } from './base64.ts'

/** Path of the page on which a developer is asked about a connector (recorded: on the data plane's own host). */
export const AUTHORIZATION_PATH = '/identities/oauth2/authorize'

const WALLET_HUB = 'https://hub.cdp.coinbase.com/'
const REQUEST_URI = 'urn:ietf:params:oauth:request_uri:'
const AUTHORIZATION_URL = new RegExp(
  `^https://bedrock-agentcore\\.[a-z0-9-]+\\.amazonaws\\.com(?:\\.cn)?${AUTHORIZATION_PATH}\\?request_uri=`,
)

/** Page on which the vendor asks the end user of a wallet (observed: e.g. https://hub.cdp.coinbase.com/5e6b880c1f09). */
export function walletHubUrl(redirectId: string): string {
  return WALLET_HUB + redirectId
}

/** Tells an address of the vendor's, which leads nowhere in a mock; a scenario may name others. */
export function isWalletHubUrl(url: string): boolean {
  return url.startsWith(WALLET_HUB)
}

/**
 * Page on which a developer is asked about a connector.
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

/** Tells an address as the service gives it out; a scenario may name others. */
export function isAuthorizationUrl(url: string): boolean {
  return AUTHORIZATION_URL.test(url)
}

/** Reads the `request_uri` of an address of {@link authorizationUrl}; undefined for another one. */
export function requestUriOf(url: string): string | undefined {
  return isAuthorizationUrl(url)
    ? (new URL(url).searchParams.get('request_uri') ?? undefined)
    : undefined
}
