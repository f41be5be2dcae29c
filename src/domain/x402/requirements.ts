import type { WalletNetwork } from '../wallet.ts'
import { readFacilitator, readSolanaExtra, readToken } from './extra-checks.ts'
import type { EvmNetwork, SolanaNetwork } from './networks.ts'
import type { X402Payload } from './payload.ts'
import {
  readAmount,
  readAsset,
  readMaxTimeoutSeconds,
  readNetwork,
  readPayTo,
  readScheme,
  requireAllowanceLimit,
  requireCurrency,
} from './requirement-checks.ts'

interface CommonRequirements {
  /** Address of the token; checksummed on EVM networks. */
  asset: string
  /** The merchant's address, zero and burn addresses included; checksummed on EVM networks. */
  payTo: string
  /** In the token's base units: 1 to 2^256 - 1 on EVM networks, to 2^64 - 1 on Solana. */
  amount: bigint
  /** 1 to 2^31 - 1. */
  maxTimeoutSeconds: number
}

/** A fixed amount on an EVM network. */
export interface EvmExactRequirements extends CommonRequirements {
  kind: 'evm-exact'
  network: EvmNetwork
  /** Name of the token in its EIP-712 domain. */
  tokenName: string
  /** Version of the token in its EIP-712 domain. */
  tokenVersion: string
}

/** A ceiling on an EVM network, of which the merchant takes as much as was used. */
export interface EvmUptoRequirements extends CommonRequirements {
  kind: 'evm-upto'
  network: EvmNetwork
  /** Address of the facilitator that alone may settle, checksummed. */
  facilitator: string
}

/** A fixed amount on Solana. */
export interface SolanaExactRequirements extends CommonRequirements {
  kind: 'solana-exact'
  network: SolanaNetwork
  /** Address of the facilitator that pays the network's fee. */
  feePayer: string
  /** At most 256 bytes; the payer's own when undefined. */
  memo: string | undefined
  /** Hash of a recent block; the chain's latest when undefined. */
  recentBlockhash: string | undefined
}

/** A merchant's requirements, checked and ready to sign. */
export type PaymentRequirements =
  EvmExactRequirements | EvmUptoRequirements | SolanaExactRequirements

/**
 * Checks an x402 payment that a wallet of the given network is asked to sign.
 *
 * `extra` is complained about last (observed); the rest is in the order of the documented table of messages
 * (inferred).
 *
 * @throws ValidationException with the documented message of the first check that fails.
 */
export function readPaymentRequirements(
  payload: X402Payload,
  instrumentNetwork: WalletNetwork,
): PaymentRequirements {
  const network = readNetwork(payload, instrumentNetwork)
  requireCurrency(payload)
  const amount = readAmount(payload, network.family)
  const asset = readAsset(payload, network)
  const scheme = readScheme(payload, network)
  requireAllowanceLimit(payload, scheme)
  const payTo = readPayTo(payload, network.family)
  const maxTimeoutSeconds = readMaxTimeoutSeconds(payload)
  const common = { asset, payTo, amount, maxTimeoutSeconds }
  if (network.family === 'SOLANA') {
    const extra = readSolanaExtra(payload)
    return { kind: 'solana-exact', network, ...common, ...extra }
  }
  const token = readToken(payload)
  if (scheme === 'exact') {
    return { kind: 'evm-exact', network, ...common, ...token }
  }
  const facilitator = readFacilitator(payload)
  return { kind: 'evm-upto', network, ...common, facilitator }
}
