/** Where people are asked for consent: the vendor's page, or with the server's admin API, the server's. */
export const CONSENT_ADDRESS =
  /^(https:\/\/(hub|portal)\.cdp\.coinbase\.com\/(oauth\/)?[\da-f]{12}|https?:\/\/[^/]+\/_mock\/consent\/page\/[\w-]+)$/
