const WALLET_HUB = 'https://hub.cdp.coinbase.com/'
const DEVELOPER_PORTAL = 'https://portal.cdp.coinbase.com/oauth/'

/** Where the vendor asks the end user of a wallet (observed: e.g. https://hub.cdp.coinbase.com/5e6b880c1f09). */
export function walletHubUrl(redirectId: string): string {
  return WALLET_HUB + redirectId
}

/** Where the vendor asks a developer (documented: it is the vendor's page; inferred: what it looks like). */
export function authorizationUrl(redirectId: string): string {
  return DEVELOPER_PORTAL + redirectId
}

/** Whether an address looks like the vendor's, so that it leads nowhere in a mock; a scenario may name others. */
export function isVendorAddress(url: string): boolean {
  return url.startsWith(WALLET_HUB) || url.startsWith(DEVELOPER_PORTAL)
}
