import type { MppInput } from '../../src/domain/mpp/challenge.ts'
import { readCharge } from '../../src/domain/mpp/read-charge.ts'
import { signCharge } from '../../src/domain/mpp/sign-charge.ts'
import type { Payable, PaymentType } from '../../src/domain/payable.ts'
import { readPayload, type X402Input } from '../../src/domain/x402/payload.ts'
import { paymentWarnings } from '../../src/domain/x402/payment-warnings.ts'
import { identifyProof } from '../../src/domain/x402/proof-identity.ts'
import { signProof } from '../../src/domain/x402/proof.ts'
import { readPaymentRequirements } from '../../src/domain/x402/requirements.ts'
import { ServiceException, validationException } from '../../src/errors.ts'
import type { OperationContext } from '../../src/operation/operation.ts'
import type {
  PaymentConnectorRow,
  PaymentInstrumentRow,
} from '../../src/store/rows.ts'

/** The wallet that is asked to pay, and its connector. */
interface Payer {
  instrument: PaymentInstrumentRow
  connector: PaymentConnectorRow
}

/** Reads what a payment input asks a wallet to pay; what is given must fit the payment type that is named. */
export function readPayable(
  input: {
    paymentType: PaymentType
    paymentInput: {
      cryptoX402?: X402Input | undefined
      mpp?: MppInput | undefined
    }
  },
  payer: Payer,
  context: OperationContext,
): Payable {
  const { paymentType, paymentInput } = input
  const { cryptoX402, mpp } = paymentInput
  if (paymentType === 'CRYPTO_X402' && cryptoX402 !== undefined) {
    return readX402(cryptoX402, payer, context)
  }
  if (paymentType === 'MPP' && mpp !== undefined) {
    return readMpp(mpp, payer, context)
  }
  // inferred: no text is public for input of another type
  const expected = paymentType === 'MPP' ? 'mpp' : 'cryptoX402'
  throw validationException(
    `Payment input does not match payment type '${paymentType}'. Expected: ${expected}`,
  )
}

function readX402(
  input: X402Input,
  { instrument }: Payer,
  { warn }: OperationContext,
): Payable {
  const payload = readPayload(input)
  warn(...paymentWarnings(payload))
  const requirements = readPaymentRequirements(payload, instrument.network)
  const { network, asset, payTo, amount } = requirements
  return {
    paymentType: 'CRYPTO_X402',
    network,
    asset,
    payTo,
    amount,
    permit2AllowanceLimit: payload.permit2AllowanceLimit,
    sign(signing) {
      const proof = signProof(requirements, signing)
      return {
        output: { cryptoX402: { version: payload.version, payload: proof } },
        identity: identifyProof(network, proof, signing.nowMs),
      }
    },
  }
}

function readMpp(
  input: MppInput,
  { instrument: { network }, connector: { type: vendor } }: Payer,
  { warn, policy, nowMs }: OperationContext,
): Payable {
  if (policy.mpp === 'disabled') {
    // documented; inferred: before the challenge is read
    throw new ServiceException(
      'AccessDeniedException',
      'Access to MPP (Machine Payments Protocol) payment processing is not enabled for this account. Contact AWS Support for access.',
    )
  }
  const charge = readCharge(input, { network, vendor }, nowMs)
  warn(...charge.warnings)
  const { asset, payTo, amount } = charge
  return {
    paymentType: 'MPP',
    network: charge.network,
    asset,
    payTo,
    amount,
    sign(signing) {
      const { credential, identity } = signCharge(charge, signing)
      const output = {
        mpp: {
          version: input.version,
          selectedPaymentId: charge.challenge.id,
          paymentCredential: credential,
        },
      }
      return { output, identity }
    },
  }
}
