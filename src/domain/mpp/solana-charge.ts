// Texts are documented (payments troubleshooting guide) unless a line says otherwise.
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { validationException } from '../../errors.ts'
import type { Signing } from '../signing.ts'
import { isSolanaAddress } from '../solana/base58.ts'
import { BLOCKHASH_LIFE_MS } from '../solana/blockhash.ts'
import { signTokenTransfer } from '../solana/token-transfer.ts'
import { solanaPrivateKey } from '../wallet.ts'
import { findNetwork, type SolanaNetwork } from '../x402/networks.ts'
import { readAsset } from '../x402/requirement-checks.ts'
import { requireText } from './challenge.ts'
import type { Charge, PayingWallet } from './charge.ts'
import { textOf, type ChargeRequest } from './charge-request.ts'
import { challengeKey, type MethodProof } from './credential.ts'
import { cannotBuild, requireFamily } from './refusals.ts'

/** Chain, token and terms of a challenge of the method `solana`. */
export interface SolanaTerms {
  method: 'solana'
  network: SolanaNetwork
  asset: string
  /** Address of the merchant's wallet that pays the network's fee. */
  feePayer: string
  /** The merchant's own reference, written into the transaction. */
  memo: string | undefined
  recentBlockhash: string | undefined
}

/** Reads a charge on Solana whose fee the merchant pays. */
export function readSolanaTerms(
  request: ChargeRequest,
  wallet: PayingWallet,
): SolanaTerms {
  const { methodDetails, currency } = request
  // documented (MPP specification): the chain of a challenge that names none
  const name = String(methodDetails['network'] ?? 'mainnet')
  const network = readSolanaNetwork(name)
  requireFamily('SOLANA', wallet.network, name)
  if (methodDetails['feePayer'] !== true) {
    throw validationException(
      'MPP Solana charge currently supports only server-sponsored fees (methodDetails.feePayer=true). Client-paid fees (feePayer=false) are not yet supported.',
    )
  }
  if (wallet.vendor === 'CoinbaseCDP') {
    throw validationException(
      'Solana MPP payments are not supported for Coinbase-managed payment instruments.',
    )
  }
  // inferred: no text is documented for a token of Solana, but those of an x402 payment
  const asset = readAsset({ asset: currency, network: name }, network)
  const feePayer = requireText(
    detailOf(request, 'feePayerKey'),
    'methodDetails.feePayerKey',
  )
  if (!isSolanaAddress(feePayer)) {
    throw cannotBuild(
      `methodDetails.feePayerKey must be an address on Solana. Received: ${feePayer}`,
    )
  }
  const memo = readReference(request)
  const blockhash = detailOf(request, 'recentBlockhash')
  return {
    method: 'solana',
    network,
    asset,
    feePayer,
    memo,
    recentBlockhash:
      blockhash !== undefined && isSolanaAddress(blockhash)
        ? blockhash
        : undefined,
  }
}

function detailOf({ methodDetails }: ChargeRequest, name: string) {
  return textOf(methodDetails, name, `methodDetails.${name}`)
}

const X402_NAMES = new Map([
  ['mainnet', 'solana'],
  ['devnet', 'solana-devnet'],
])

function readSolanaNetwork(name: string): SolanaNetwork {
  const network = findNetwork(X402_NAMES.get(name) ?? '')
  if (network?.family !== 'SOLANA') {
    throw validationException(
      `MPP Solana charge supports only the 'mainnet' and 'devnet' networks. Received: ${name}`,
    )
  }
  return network
}

// documented (MPP specification): the most that the memo program takes
const LONGEST_REFERENCE_BYTES = 566

function readReference({ externalId }: ChargeRequest): string | undefined {
  if (externalId === undefined || externalId === '') return undefined
  const { length } = utf8ToBytes(externalId)
  if (length > LONGEST_REFERENCE_BYTES) {
    throw cannotBuild(
      `externalId must have at most ${LONGEST_REFERENCE_BYTES} bytes. Received: ${length} bytes`,
    )
  }
  return externalId
}

const USDC_DECIMALS = 6
const MEMO_BYTES = 16

/** Signs the transaction that pays, which the merchant signs as well and sends to the chain. */
export function signSolanaCharge(
  charge: Charge & SolanaTerms,
  { paymentInstrumentId, walletAddress, nowMs, random, blockhashOf }: Signing,
): MethodProof {
  const { network, asset, payTo, amount, feePayer, memo } = charge
  const transaction = signTokenTransfer(
    {
      from: walletAddress,
      to: payTo,
      mint: asset,
      amount,
      decimals: USDC_DECIMALS,
      feePayer,
      // without a reference no two transactions are alike either
      memo: memo ?? bytesToHex(random.subarray(0, MEMO_BYTES)),
      recentBlockhash: charge.recentBlockhash ?? blockhashOf(network.chain),
    },
    solanaPrivateKey(paymentInstrumentId),
  )
  const latestMs = nowMs + BLOCKHASH_LIFE_MS
  return {
    proof: { payload: { type: 'transaction', transaction } },
    proofKey: challengeKey(charge.challenge),
    endsAtMs: Math.min(latestMs, charge.expiresMs ?? latestMs),
  }
}
