import {
  isAuthorizationUrl,
  isWalletHubUrl,
} from '../domain/consent-address.ts'

/** Addresses of the consent pages for a caller. */
export interface ConsentPages {
  /**
   * Returns the consent page of a wallet, by its id. Default: an address like the vendor's, where no page exists.
   */
  consentPage?: (id: string) => string | undefined
  /**
   * Returns the consent page of a connector, by the service's own address. Default: that address, which the mock itself
   * answers.
   */
  authorizationPage?: (url: string) => string
}

/**
 * Returns the address of a consent page for a caller.
 *
 * @param url the address in the row; a scenario's own address is returned unchanged.
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
