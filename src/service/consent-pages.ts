import {
  isAuthorizationUrl,
  isWalletHubUrl,
} from '../domain/consent-address.ts'

/** Tells where a caller finds the pages on which people are asked for consent. */
export interface ConsentPages {
  /**
   * Page on which a person consents to a wallet, by its id. Default, and when it does not know: an address that looks
   * like the vendor's, which leads nowhere.
   */
  consentPage?: (id: string) => string | undefined
  /**
   * Where a person can consent to a connector, by the address that the service would tell. Default: that one,
   * which the mock answers itself.
   */
  authorizationPage?: (url: string) => string
}

/**
 * Address of the page for a wallet or connector, as its caller is told.
 *
 * @param url the row's own; one that a scenario made up is told as it is.
 */
export function consentUrlFor(
  { consentPage, authorizationPage }: ConsentPages,
  id: string,
  url: string,
): string {
  if (isWalletHubUrl(url)) return consentPage?.(id) ?? url
  if (isAuthorizationUrl(url)) return authorizationPage?.(url) ?? url
  return url
}
