import { derivedHex } from './keys.ts'

/** Derives throw-away ids of a provider's credentials, equal for the same provider in every mock. */
export const derivedCredentialId = {
  // a UUID's form, as CDP's own key ids have it (documented: cdp-sdk JwtOptions.apiKeyId)
  apiKeyId: (providerName: string) =>
    derivedHex('coinbase-cdp/api-key-id', providerName)
      .slice(0, 32)
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
  appId: (providerName: string) =>
    `mock-app-${derivedHex('stripe-privy/app-id', providerName).slice(0, 24)}`,
  authorizationId: (providerName: string) =>
    `mock-authorization-${derivedHex('stripe-privy/authorization-id', providerName).slice(0, 24)}`,
}
