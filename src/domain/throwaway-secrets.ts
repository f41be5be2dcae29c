import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import type { RandomSeed } from '../random.ts'
import { base64 } from './base64.ts'
import {
  derivedHex,
  ed25519SecretKey,
  p256SecretKey,
} from './provider-tokens/keys.ts'

/** Secrets of both vendors, in the formats that the service accepts. */
export interface ThrowawaySecrets {
  /** Coinbase's API key: base64 of an Ed25519 key, seed and public half. */
  apiKeySecret: string
  /** Coinbase's wallet secret: base64 of a P-256 key in PKCS#8. */
  walletSecret: string
  /** Privy's app secret, which may be any text. */
  appSecret: string
  /** Privy's authorization key: `wallet-auth:` and base64 of a P-256 key in PKCS#8. */
  authorizationPrivateKey: string
}

/**
 * Makes secrets for CreatePaymentCredentialProvider and UpdatePaymentCredentialProvider that are in the right format
 * and give access to nothing, so that your repository needs no real keys.
 *
 * @param seed equal seeds give equal secrets. Default: one fixed seed.
 *
 * @example
 * ```ts
 * import { BedrockAgentCoreControl } from '@aws-sdk/client-bedrock-agentcore-control'
 * import { throwawaySecrets } from 'agentcore-payments-mock/fixtures'
 *
 * const { apiKeySecret, walletSecret } = throwawaySecrets()
 * await new BedrockAgentCoreControl().createPaymentCredentialProvider({
 *   name: 'shop-coinbase',
 *   credentialProviderVendor: 'CoinbaseCDP',
 *   providerConfigurationInput: {
 *     coinbaseCdpConfiguration: { apiKeyId: 'key-1', apiKeySecret, walletSecret },
 *   },
 * })
 * ```
 */
export function throwawaySecrets(
  seed: RandomSeed = 'throwaway-secrets',
): ThrowawaySecrets {
  const name = String(seed)
  const apiKey = ed25519SecretKey('coinbase-cdp/api-key', name)
  const walletKey = p256SecretKey('coinbase-cdp/wallet-secret', name)
  const authorizationKey = p256SecretKey('stripe-privy/authorization-key', name)
  return {
    apiKeySecret: base64(concatBytes(apiKey, ed25519.getPublicKey(apiKey))),
    walletSecret: base64(p256Pkcs8(walletKey)),
    appSecret: derivedHex('stripe-privy/app-secret', name),
    authorizationPrivateKey: `wallet-auth:${base64(p256Pkcs8(authorizationKey))}`,
  }
}

// RFC 5958 and RFC 5915: the bytes before the secret key, and between it and the public one
const BEFORE_SECRET =
  '308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420'
const BEFORE_PUBLIC = 'a144034200'

function p256Pkcs8(secretKey: Uint8Array): Uint8Array {
  return concatBytes(
    hexToBytes(BEFORE_SECRET),
    secretKey,
    hexToBytes(BEFORE_PUBLIC),
    p256.getPublicKey(secretKey, false),
  )
}
