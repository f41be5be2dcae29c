import { signCdpBearerToken } from './cdp-bearer-token.ts'
import { signCdpWalletAuthToken } from './cdp-wallet-auth-token.ts'
import { derivedCredentialId } from './credential-ids.ts'
import {
  ed25519PublicJwk,
  ed25519SecretKey,
  p256PublicJwk,
  p256SecretKey,
  type Ed25519PublicJwk,
  type P256PublicJwk,
} from './keys.ts'

// documented: API reference, CoinbaseCdpTokenRequestInput.requestHost
const DEFAULT_HOST = 'api.cdp.coinbase.com'

/** The call to Coinbase that the tokens are for. */
export interface CoinbaseCdpTokenRequest {
  requestMethod: string
  /** Defaults to `api.cdp.coinbase.com`. */
  requestHost?: string | undefined
  /** May carry a query string, which the tokens do not cover. */
  requestPath: string
  includeWalletAuthToken?: boolean | undefined
  /** JSON text; only the wallet token covers it. */
  requestBody?: string | undefined
}

export interface CoinbaseCdpTokenContext {
  /** Name of the credential provider whose throw-away keys sign. */
  credentialProviderName: string
  /** The bearer token's `kid` and `sub`. */
  apiKeyId: string
  /** Time of issue, in epoch milliseconds. */
  nowMs: number
  /** Random bytes of the bearer token's header; 16, as the public CDP SDK draws. */
  nonce: Uint8Array
  /** Id of the wallet token. */
  jti: string
}

export interface CoinbaseCdpTokens {
  /** For the `Authorization: Bearer` header: EdDSA JWT, valid for two minutes. */
  bearerToken: string
  /** For the `X-Wallet-Auth` header: ES256 JWT, only when asked for. */
  walletAuthToken?: string
}

/**
 * Makes the tokens of one call to Coinbase's CDP API.
 *
 * The tokens are well formed and verify with {@link coinbaseCdpPublicKeys}; Coinbase knows none of these keys.
 *
 * @throws ServiceException ValidationException when a wallet token is asked for and the body is not JSON that can be signed
 */
export async function coinbaseCdpTokens(
  request: CoinbaseCdpTokenRequest,
  context: CoinbaseCdpTokenContext,
): Promise<CoinbaseCdpTokens> {
  // The SDK signs the URL's path name, so without its query string (documented: cdp-sdk withAuth.ts, jwt.py).
  const path = request.requestPath.replace(/\?.*$/, '')
  const uri = `${request.requestMethod} ${request.requestHost ?? DEFAULT_HOST}${path}`
  const nowSeconds = Math.floor(context.nowMs / 1000)
  const name = context.credentialProviderName

  const bearerToken = await signCdpBearerToken({
    uri,
    keyId: context.apiKeyId,
    nonce: context.nonce,
    nowSeconds,
    secretKey: ed25519SecretKey('coinbase-cdp/api-key', name),
  })
  if (request.includeWalletAuthToken !== true) return { bearerToken }

  const walletAuthToken = signCdpWalletAuthToken({
    uri,
    requestBody: request.requestBody,
    jti: context.jti,
    nowSeconds,
    secretKey: p256SecretKey('coinbase-cdp/wallet-secret', name),
  })
  return { bearerToken, walletAuthToken }
}

/** Returns the public keys that verify a provider's tokens; `keyId` is that of a provider from a scenario. */
export function coinbaseCdpPublicKeys(credentialProviderName: string): {
  keyId: string
  bearer: Ed25519PublicJwk
  walletAuth: P256PublicJwk
} {
  const name = credentialProviderName
  return {
    keyId: derivedCredentialId.apiKeyId(name),
    bearer: ed25519PublicJwk(ed25519SecretKey('coinbase-cdp/api-key', name)),
    walletAuth: p256PublicJwk(
      p256SecretKey('coinbase-cdp/wallet-secret', name),
    ),
  }
}
