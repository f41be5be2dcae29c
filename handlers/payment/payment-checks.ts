import { isOwnedBy } from '../../src/domain/ownership.ts'
import { isExpired } from '../../src/domain/session-lifecycle.ts'
import type { X402Input } from '../../src/domain/x402/payload.ts'
import type { PaymentRequirements } from '../../src/domain/x402/requirements.ts'
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

/** Input of an x402 payment; what is given must fit the payment type that is named. */
export function requireCryptoX402(input: {
  paymentType: 'CRYPTO_X402' | 'MPP'
  paymentInput: { cryptoX402?: X402Input | undefined }
}): X402Input {
  const { paymentType, paymentInput } = input
  if (paymentType === 'MPP') {
    // inferred: the wording of the documented "not supported" answers
    throw validationException(
      "Payment type 'MPP' is not supported. Supported payment types: CRYPTO_X402",
    )
  }
  if (paymentInput.cryptoX402 === undefined) {
    // inferred: no text is public for input of another type
    throw validationException(
      `Payment input does not match payment type '${paymentType}'. Expected: cryptoX402`,
    )
  }
  return paymentInput.cryptoX402
}

/** observed: an empty wallet signs, so only a policy asks; the text is the toolkit's symptom (documented). */
export function requireBalance(
  instrument: PaymentInstrumentRow,
  { network, amount }: PaymentRequirements,
  { policy }: OperationContext,
): void {
  const balance = instrument.balances.find(
    ({ chain }) => chain === network.chain,
  )
  if (
    policy.walletBalance === 'enforce' &&
    BigInt(balance?.amount ?? '0') < amount
  ) {
    throw validationException('Wallet does not have a USDC balance')
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
