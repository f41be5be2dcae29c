import { readPayload } from '../src/domain/x402/payload.ts'
import {
  readPaymentRequirements,
  type EvmExactRequirements,
} from '../src/domain/x402/requirements.ts'
import { signTransferAuthorization } from '../src/domain/x402/transfer-authorization.ts'
import { compare } from './measure.ts'
import type { Row } from './row.ts'
import { call, PAYMENT, worldOf } from './world.ts'

/** A whole ProcessPayment, request to response, against the signature inside it. */
export async function measureSigning(): Promise<Row> {
  const mock = worldOf(1)
  const { paymentInstrumentId, paymentInput } = PAYMENT
  const from = mock.db.paymentInstrument.getAll()[0]?.walletAddress ?? ''
  const transfer = readPaymentRequirements(
    readPayload(paymentInput.cryptoX402),
    'ETHEREUM',
  ) as EvmExactRequirements
  const nonce = new Uint8Array(32)
  let validAfter = 1_767_225_600
  const { ratio, numeratorUs, denominatorUs } = await compare(
    { run: () => call(mock, '/payments/processPayment', PAYMENT) },
    {
      run: () =>
        signTransferAuthorization({
          paymentInstrumentId,
          from,
          transfer,
          validAfter: (validAfter += 1),
          validBefore: validAfter + transfer.maxTimeoutSeconds,
          nonce,
        }),
    },
  )
  return {
    name: 'ProcessPayment in process / its signature alone',
    value: ratio,
    ceiling: 1.5,
    detail: `${numeratorUs.toFixed(0)} us / ${denominatorUs.toFixed(0)} us`,
  }
}
