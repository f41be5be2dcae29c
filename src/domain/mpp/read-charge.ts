// Texts are documented (payments troubleshooting guide) unless a line says otherwise.
import { validationException } from '../../errors.ts'
import { readAmount, readPayTo } from '../x402/requirement-checks.ts'
import type { Charge, PayingWallet } from './charge.ts'
import { readChallenge, type Challenge, type MppInput } from './challenge.ts'
import { readChargeRequest, type ChargeRequest } from './charge-request.ts'
import { evmWarnings, readEvmTerms, type EvmTerms } from './evm-charge.ts'
import { readExpiry } from './expiry.ts'
import { cannotBuild } from './refusals.ts'
import { readSolanaTerms, type SolanaTerms } from './solana-charge.ts'
import { readTempoTerms, type TempoTerms } from './tempo-charge.ts'

type Terms = EvmTerms | TempoTerms | SolanaTerms

/** A merchant's one-time charge, checked and ready to be signed. */
export type CheckedCharge = Charge &
  Terms & {
    /** Warnings of terms that are signed but that a merchant will refuse. */
    warnings: readonly string[]
  }

/**
 * Reads the charge that an MPP challenge asks a wallet for.
 *
 * The order of the checks is inferred: the challenge before its request, and what the method asks for before expiry,
 * merchant and amount.
 *
 * @throws ValidationException with the documented message of the first check that fails.
 */
export function readCharge(
  input: MppInput,
  wallet: PayingWallet,
  nowMs: number,
): CheckedCharge {
  const challenge = readChallenge(input)
  const request = readChargeRequest(challenge.request)
  requirePull(request)
  const terms = readTerms(challenge, request, wallet, input)
  const expiresMs = readExpiry(challenge.expires, nowMs)
  // inferred: the words for an x402 payment, as none are documented
  const payTo = readPayTo(
    { payTo: request.recipient, network: terms.network.caip2 },
    wallet.network,
  )
  const amount = readAmount(request, wallet.network)
  refuseSplits(request)
  const warnings = terms.method === 'evm' ? evmWarnings(terms, request) : []
  return { challenge, expiresMs, payTo, amount, warnings, ...terms }
}

function readTerms(
  { method }: Challenge,
  request: ChargeRequest,
  wallet: PayingWallet,
  { buyerPaysGasFees = false }: MppInput,
): Terms {
  switch (method) {
    case 'evm':
      return readEvmTerms(request, wallet)
    case 'tempo':
      return readTempoTerms(request, wallet, buyerPaysGasFees)
    case 'solana':
      return readSolanaTerms(request, wallet)
  }
}

/** Refuses a merchant who wants the buyer to send the transaction; without a word on it both ways are open. */
function requirePull({ methodDetails: { supportedModes } }: ChargeRequest) {
  if (Array.isArray(supportedModes) && !supportedModes.includes('pull')) {
    throw validationException(
      "MPP supports only pull mode; challenge supportedModes did not include 'pull'.",
    )
  }
}

/** Refuses to pay several merchants at once (inferred: one transfer alone was observed). */
function refuseSplits({ methodDetails: { splits } }: ChargeRequest): void {
  if (Array.isArray(splits) && splits.length > 0) {
    throw cannotBuild(
      `methodDetails.splits is not supported: the whole amount goes to the recipient. Received: ${splits.length} splits`,
    )
  }
}
