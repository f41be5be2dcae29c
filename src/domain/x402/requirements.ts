import type { WalletNetwork } from '../wallet.ts'
import type { EvmNetwork } from './networks.ts'
import { readPayload, type X402Input } from './payload.ts'
import {
  readAmount,
  readAsset,
  readMaxTimeoutSeconds,
  readNetwork,
  readPayTo,
  readScheme,
  readToken,
} from './requirement-checks.ts'

/** What a merchant asks for, checked and ready to be signed. */
export interface PaymentRequirements {
  scheme: 'exact'
  network: EvmNetwork
  /** Contract of the token, checksummed. */
  asset: string
  /** The merchant's address as it was written; zero and burn addresses included. */
  payTo: string
  /** In the token's base units, 1 to 2^256 - 1. */
  amount: bigint
  /** 1 to 2^31 - 1. */
  maxTimeoutSeconds: number
  /** Name of the token in its EIP-712 domain. */
  tokenName: string
  /** Version of the token in its EIP-712 domain. */
  tokenVersion: string
}

/**
 * Reads an x402 `exact` payment that a wallet of the given network is asked to sign.
 *
 * The order is observed as far as this: scheme, network and asset must be present before anything is checked,
 * and `extra` is complained about last. Between the two it is that of the documented table of messages (inferred).
 *
 * @throws ValidationException with the documented message of the first check that fails.
 */
export function readPaymentRequirements(
  input: X402Input,
  instrumentNetwork: WalletNetwork,
): PaymentRequirements {
  const payload = readPayload(input)
  const network = readNetwork(payload, instrumentNetwork)
  const amount = readAmount(payload)
  const asset = readAsset(payload, network)
  const scheme = readScheme(payload, input.permit2AllowanceLimit)
  const payTo = readPayTo(payload)
  const maxTimeoutSeconds = readMaxTimeoutSeconds(payload)
  const { tokenName, tokenVersion } = readToken(payload)
  return {
    scheme,
    network,
    asset,
    payTo,
    amount,
    maxTimeoutSeconds,
    tokenName,
    tokenVersion,
  }
}
