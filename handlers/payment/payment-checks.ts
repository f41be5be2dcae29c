import { isOwnedBy } from '../../src/domain/ownership.ts'
import type { Payable, PaymentType } from '../../src/domain/payable.ts'
import { isExpired } from '../../src/domain/session-lifecycle.ts'
import { unitsOn } from '../../src/domain/units.ts'
import { hasBalances } from '../../src/domain/x402/networks.ts'
import { ServiceException, validationException } from '../../src/errors.ts'
import type { OperationContext } from '../../src/operation/operation.ts'
import type {
  PaymentConnectorRow,
  PaymentInstrumentRow,
  PaymentSessionRow,
} from '../../src/store/rows.ts'

/**
 * The caller's live session. Unknown, expired, deleted and foreign ones all get one answer
 * (observed, but for the foreign one: a ValidationException, though the model lists a 404).
 */
export function requirePayingSession(
  input: { paymentManagerArn: string; paymentSessionId: string },
  { store, nowOf, userId }: OperationContext,
): PaymentSessionRow {
  const session = store.paymentSession.get(input.paymentSessionId)
  if (
    session === undefined ||
    !isOwnedBy(session, { ...input, userId }) ||
    isExpired(session, nowOf(session))
  ) {
    throw validationException(
      `Payment session not found: ${input.paymentSessionId}`,
    ).about({ paymentSessionId: input.paymentSessionId })
  }
  return session
}

/** The caller's active instrument (inferred: as for sessions; the Python SDK looks for "instrument" in the text). */
export function requirePayingInstrument(
  input: { paymentManagerArn: string; paymentInstrumentId: string },
  { store, userId }: OperationContext,
): PaymentInstrumentRow {
  const { paymentInstrumentId } = input
  const instrument = store.paymentInstrument.get(paymentInstrumentId)
  if (
    instrument === undefined ||
    instrument.status === 'DELETED' ||
    !isOwnedBy(instrument, { ...input, userId })
  ) {
    throw validationException(
      `Payment instrument not found: ${paymentInstrumentId}`,
    ).about({ paymentInstrumentId })
  }
  if (instrument.status !== 'ACTIVE') {
    throw validationException(
      `Payment instrument is not active: ${paymentInstrumentId}`,
    )
  }
  return instrument
}

// documented: the toolkit's symptom, and the table of messages for MPP
const LACKS_FUNDS: Readonly<Record<PaymentType, string>> = {
  CRYPTO_X402: 'Wallet does not have a USDC balance',
  MPP: 'Insufficient balance in the payer wallet to cover the token transfer and gas fee.',
}

/**
 * observed: an empty wallet signs, so only a policy asks. What a wallet holds on a chain without balances is not
 * known, and so not asked.
 */
export function requireBalance(
  instrument: PaymentInstrumentRow,
  { paymentType, network: { chain }, amount }: Payable,
  { policy }: OperationContext,
): void {
  if (policy.walletBalance !== 'enforce' || !hasBalances(chain)) return
  if (unitsOn(instrument.balances, chain) < amount) {
    throw validationException(LACKS_FUNDS[paymentType])
  }
}

/**
 * Signing needs the developer's consent in the vendor's project and the end user's for the wallet; neither the
 * instrument's status nor any call shows them (observed).
 */
export function requireDelegation(
  { grant }: PaymentInstrumentRow,
  { delegatedSigning, type }: PaymentConnectorRow,
  { policy }: OperationContext,
): void {
  if (delegatedSigning === 'disabled') {
    // observed
    throw new ServiceException(
      'AccessDeniedException',
      'Delegated signing is not enabled for your Coinbase project. Please enable delegated signing in your Coinbase project policies.',
    )
  }
  if ((grant ?? policy.delegation) !== 'granted') {
    // observed, for both vendors
    throw new ServiceException(
      'AccessDeniedException',
      type === 'StripePrivy'
        ? 'Privy credentials are invalid. Please verify the credential configuration.'
        : 'Delegated signing grant is not active for the end user wallet. Please redirect end user to the WalletHub to grant the permissions.',
    )
  }
}
