import { keccak_256 } from '@noble/hashes/sha3.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Signing } from '../signing.ts'
import { findNetwork, type EvmNetwork } from '../x402/networks.ts'
import { eip3009ProofKey } from '../x402/proof-identity.ts'
import { signTransferAuthorization } from '../x402/transfer-authorization.ts'
import type { Charge, PayingWallet } from './charge.ts'
import type { ChargeRequest } from './charge-request.ts'
import { evmSource, type MethodProof } from './credential.ts'
import { missing, requireFamily, unsupportedCurrency } from './refusals.ts'

/** Chain and token of a challenge of the method `evm`. */
export interface EvmTerms {
  method: 'evm'
  network: EvmNetwork
  asset: string
}

/** Reads a charge in USDC on an EVM network; the merchant pays the fees. */
export function readEvmTerms(
  { chainId, currency }: ChargeRequest,
  wallet: PayingWallet,
): EvmTerms {
  if (chainId === undefined) throw missing('methodDetails.chainId')
  const name = `eip155:${chainId}`
  requireFamily('ETHEREUM', wallet.network, name)
  const network = findNetwork(name)
  if (
    network?.family !== 'ETHEREUM' ||
    currency.toLowerCase() !== network.usdc.toLowerCase()
  ) {
    throw unsupportedCurrency(name, currency)
  }
  return { method: 'evm', network, asset: network.usdc }
}

// observed on Base Sepolia and on Base, whose token has another name
const SIGNED_TOKEN = { tokenName: 'USDC', tokenVersion: '2' }

// inferred: what public clients do without an expiry
const DEFAULT_VALIDITY_SECONDS = 300

/** Signs an EIP-3009 authorization whose nonce is bound to the challenge (documented: MPP specification). */
export function signEvmCharge(
  charge: Charge & EvmTerms,
  { paymentInstrumentId, walletAddress, validAfter }: Signing,
): MethodProof {
  const { challenge, expiresMs, network, asset, payTo, amount } = charge
  const validBefore =
    expiresMs === undefined
      ? validAfter + DEFAULT_VALIDITY_SECONDS
      : Math.floor(expiresMs / 1000)
  const { signature, authorization } = signTransferAuthorization({
    paymentInstrumentId,
    from: walletAddress,
    transfer: { network, asset, payTo, amount, ...SIGNED_TOKEN },
    validAfter,
    validBefore,
    nonce: keccak_256(utf8ToBytes(challenge.id + challenge.realm)),
  })
  return {
    proof: {
      source: evmSource(network.caip2, walletAddress),
      payload: { type: 'authorization', ...authorization, signature },
    },
    // the nonce is bound to the challenge
    proofKey: eip3009ProofKey(network.caip2, authorization),
    endsAtMs: validBefore * 1000,
  }
}

/** Finds what is signed all the same, though a merchant will refuse the credential. */
export function evmWarnings(
  { network: { caip2, tokenDomain } }: EvmTerms,
  { methodDetails: { credentialTypes } }: ChargeRequest,
): string[] {
  const warnings: string[] = []
  if (tokenDomain.name !== SIGNED_TOKEN.tokenName) {
    warnings.push(
      `The service signs MPP payments on ${caip2} for a token named '${SIGNED_TOKEN.tokenName}', but the token's own name is '${tokenDomain.name}': merchants refuse the signature. Pay by x402, where the merchant offers it`,
    )
  }
  if (
    !Array.isArray(credentialTypes) ||
    !credentialTypes.includes('authorization')
  ) {
    warnings.push(
      "The challenge's 'credentialTypes' have no 'authorization', which is what the service signs: the merchant may refuse the credential. Have the merchant list it",
    )
  }
  return warnings
}
