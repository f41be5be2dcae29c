import type { Payable } from '../../src/domain/payable.ts'
import { readPayload, type X402Input } from '../../src/domain/x402/payload.ts'
import { paymentWarnings } from '../../src/domain/x402/payment-warnings.ts'
import { signProof } from '../../src/domain/x402/proof.ts'
import { readPaymentRequirements } from '../../src/domain/x402/requirements.ts'
import { validationException } from '../../src/errors.ts'
import type { OperationContext } from '../../src/operation/operation.ts'
import type { PaymentInstrumentRow } from '../../src/store/rows.ts'

type Warn = OperationContext['warn']

/** Reads what a payment input asks a wallet to pay; what is given must fit the payment type that is named. */
export function readPayable(
  input: {
    paymentType: 'CRYPTO_X402' | 'MPP'
    paymentInput: { cryptoX402?: X402Input | undefined }
  },
  instrument: PaymentInstrumentRow,
  { warn }: { warn: Warn },
): Payable {
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
  return readX402(paymentInput.cryptoX402, instrument, warn)
}

function readX402(
  input: X402Input,
  { network }: PaymentInstrumentRow,
  warn: Warn,
): Payable {
  const payload = readPayload(input)
  warn(...paymentWarnings(payload))
  const requirements = readPaymentRequirements(payload, network)
  return {
    network: requirements.network,
    asset: requirements.asset,
    payTo: requirements.payTo,
    amount: requirements.amount,
    sign: (signing) => ({
      cryptoX402: {
        version: payload.version,
        payload: signProof(requirements, signing),
      },
    }),
  }
}
