/** Page on which an end user is asked: the vendor's, or with the server's admin API, the server's. */
export const WALLET_PAGE =
  /^(https:\/\/hub\.cdp\.coinbase\.com\/[\da-f]{12}|https?:\/\/[^/]+\/_mock\/consent\/page\/[\w-]+)$/

/** Page on which a developer is asked: the service's, or on a server, that server's. */
export const AUTHORIZATION_PAGE =
  /^(https:\/\/bedrock-agentcore\.us-east-1\.amazonaws\.com|https?:\/\/[^/]+)\/identities\/oauth2\/authorize\?request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A[\w-]{48}$/
