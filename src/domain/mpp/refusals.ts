// Texts are documented (payments troubleshooting guide).
import { validationException, type ServiceException } from '../../errors.ts'
import type { WalletNetwork } from '../wallet.ts'
import { networkMismatch } from '../x402/requirement-checks.ts'

/** The refusal of a challenge for want of a member. */
export function missing(field: string): ServiceException {
  return validationException(
    `MPP challenge is missing required field: ${field}`,
  )
}

/** The refusal of a challenge that is well-formed, but asks for what cannot be signed. */
export function cannotBuild(reason: string): ServiceException {
  return validationException(
    `Failed to build MPP payment credential: ${reason}`,
  )
}

/** The refusal of a token other than USDC, and of a chain on which none is known (inferred). */
export function unsupportedCurrency(
  network: string,
  currency: string,
): ServiceException {
  return validationException(
    `MPP EVM/Tempo charge supports only the canonical USDC token on network '${network}'. Received currency: ${currency}`,
  )
}

/** Refuses a wallet of another kind of chain, in the words for an x402 payment (inferred). */
export function requireFamily(
  needed: WalletNetwork,
  wallet: WalletNetwork,
  network: string,
): void {
  if (wallet !== needed) throw networkMismatch(wallet, network)
}
