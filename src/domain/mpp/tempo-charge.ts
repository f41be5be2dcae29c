// Texts are documented (payments troubleshooting guide) unless a line says otherwise.
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { validationException } from '../../errors.ts'
import { signDigest } from '../evm-signature.ts'
import type { Signing } from '../signing.ts'
import { evmPrivateKey } from '../wallet.ts'
import type { Charge, PayingWallet } from './charge.ts'
import { textOf, type ChargeRequest } from './charge-request.ts'
import { challengeKey, evmSource, type MethodProof } from './credential.ts'
import { cannotBuild, requireFamily, unsupportedCurrency } from './refusals.ts'
import { attributionMemo } from './tempo/attribution-memo.ts'
import { TEMPO_NETWORKS, type TempoNetwork } from './tempo/networks.ts'
import { tempoTransaction } from './tempo/transaction.ts'

/** Chain, token and terms of a challenge of the method `tempo`. */
export interface TempoTerms {
  method: 'tempo'
  network: TempoNetwork
  asset: string
  /** True if the merchant pays the network's fees. */
  isSponsored: boolean
  /** 32 bytes that the merchant wants in the transfer. */
  memo: Uint8Array | undefined
}

// documented (MPP specification): the chain of a challenge that names none
const DEFAULT_CHAIN_ID = '42431'

/** Reads a charge on Tempo; the buyer's consent is needed where the merchant does not pay the fees. */
export function readTempoTerms(
  { chainId = DEFAULT_CHAIN_ID, currency, methodDetails }: ChargeRequest,
  wallet: PayingWallet,
  buyerPaysGasFees: boolean,
): TempoTerms {
  const name = `eip155:${chainId}`
  requireFamily('ETHEREUM', wallet.network, name)
  const network = TEMPO_NETWORKS.find(({ caip2 }) => caip2 === name)
  if (currency.toLowerCase() !== network?.usdc.toLowerCase()) {
    throw unsupportedCurrency(name, currency)
  }
  const isSponsored = methodDetails['feePayer'] === true
  if (!isSponsored && !buyerPaysGasFees) {
    throw validationException(
      "This MPP challenge does not offer seller-sponsored network fees (methodDetails.feePayer=false), so the blockchain network (gas) fees would be charged to the buyer's wallet in addition to the payment amount. Set buyerPaysGasFees=true to authorize paying them, or obtain a challenge whose seller sponsors the fees.",
    )
  }
  if (wallet.vendor === 'CoinbaseCDP') {
    // observed
    throw validationException(
      'Tempo payments are not supported for Coinbase-managed payment instruments.',
    )
  }
  return {
    method: 'tempo',
    network,
    asset: network.usdc,
    isSponsored,
    memo: readMemo(methodDetails),
  }
}

const MEMO = /^0x[\da-f]{64}$/i

function readMemo(
  methodDetails: ChargeRequest['methodDetails'],
): Uint8Array | undefined {
  const memo = textOf(methodDetails, 'memo', 'methodDetails.memo')
  if (memo === undefined) return undefined
  if (!MEMO.test(memo)) {
    throw cannotBuild(
      `methodDetails.memo must be 0x and 64 hexadecimal digits. Received: ${memo}`,
    )
  }
  return hexToBytes(memo.slice(2))
}

// inferred: as public clients do, since the chain forgets expiring nonces after half a minute
const LONGEST_VALIDITY_SECONDS = 25

// the lane of nonces that expire (documented: Tempo transaction specification)
const EXPIRING_NONCES = 2n ** 256n - 1n

/** Signs the transaction that pays, which the merchant sends to the chain. */
export function signTempoCharge(
  charge: Charge & TempoTerms,
  signing: Signing,
): MethodProof {
  const { challenge, expiresMs, network, asset, payTo, amount } = charge
  const { paymentInstrumentId, walletAddress, nowMs, random } = signing
  const latestMs = nowMs + LONGEST_VALIDITY_SECONDS * 1000
  const validBefore = Math.floor(
    Math.min(latestMs, expiresMs ?? latestMs) / 1000,
  )
  const transaction = tempoTransaction(
    {
      chainId: network.chainId,
      token: asset,
      to: payTo,
      amount,
      memo: charge.memo ?? attributionMemo(challenge.id, challenge.realm),
      // observed: random where the buyer pays the fees; inferred otherwise: public servers pay for no other lane
      nonceKey: charge.isSponsored
        ? EXPIRING_NONCES
        : BigInt(`0x${bytesToHex(random)}`),
      validBefore,
      isSponsored: charge.isSponsored,
    },
    (digest) => transactionSignature(digest, paymentInstrumentId),
  )
  return {
    proof: {
      source: evmSource(network.caip2, walletAddress),
      payload: { type: 'transaction', signature: transaction },
    },
    proofKey: challengeKey(challenge),
    endsAtMs: validBefore * 1000,
  }
}

function transactionSignature(
  digest: Uint8Array,
  paymentInstrumentId: string,
): Uint8Array {
  const hex = signDigest(digest, evmPrivateKey(paymentInstrumentId))
  const bytes = hexToBytes(hex.slice(2))
  // contracts count from 27, transactions of this type from 0 (observed)
  bytes[64] = Number(bytes[64]) - 27
  return bytes
}
