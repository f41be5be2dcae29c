import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeTransaction } from '../../src/domain/solana/decode-transaction.ts'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { SOLANA_PAYLOAD } from '../support/x402-payloads.ts'
import { signedBody, start } from '../support/signed-payment.ts'

const { solanaPaymentInstrumentId } = readyAccount.ids
const SIGNATURE_BYTES = 64

async function signedTransaction(extra: Record<string, string> = {}) {
  const { client, facilitator } = start()
  const [feePayer] = facilitator.supported().signers['solana:*'] as string[]
  const requirements = {
    ...SOLANA_PAYLOAD,
    extra: { feePayer: feePayer as string, ...extra },
  }
  const { body } = await signedBody(
    client,
    requirements,
    2,
    solanaPaymentInstrumentId,
  )
  const transaction = String(body.paymentPayload.payload['transaction'])
  const verify = (text: unknown, changes: Record<string, unknown> = {}) =>
    facilitator.verify({
      ...body,
      paymentPayload: {
        ...body.paymentPayload,
        payload: { transaction: text },
      },
      paymentRequirements: { ...requirements, ...changes },
    })
  return { transaction, verify, requirements }
}

describe('the facilitator, of a transaction on Solana', () => {
  it('refuses it when any byte that the payer signed is another', async () => {
    const { transaction, verify } = await signedTransaction()
    const bytes = Buffer.from(transaction, 'base64')
    expect(verify(transaction).isValid).toBe(true)
    // the fee payer's own signature, the first, is not there yet
    const first = 1 + SIGNATURE_BYTES
    fc.assert(
      fc.property(
        fc.integer({ min: first, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (index, change) => {
          const other = Buffer.from(bytes)
          other[index] = (bytes[index] as number) ^ change
          expect(verify(other.toString('base64')).isValid).toBe(false)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('refuses what is no transaction', async () => {
    const { verify } = await signedTransaction()
    const reason = 'invalid_exact_svm_payload_transaction_could_not_be_decoded'
    fc.assert(
      fc.property(fc.oneof(fc.base64String(), fc.jsonValue()), (text) => {
        expect(verify(text).invalidReason).toBe(reason)
      }),
    )
  })

  it.each([
    [{ amount: '1001' }, 'invalid_exact_svm_payload_amount_mismatch'],
    [
      { payTo: SOLANA_PAYLOAD.extra.feePayer },
      'invalid_exact_svm_payload_recipient_mismatch',
    ],
    [
      { asset: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v' },
      'invalid_exact_svm_payload_mint_mismatch',
    ],
    [{ extra: {} }, 'invalid_exact_svm_payload_missing_fee_payer'],
  ])('refuses it for a merchant who wants %o', async (changes, reason) => {
    const { transaction, verify } = await signedTransaction()
    expect(verify(transaction, changes).invalidReason).toBe(reason)
  })

  it("wants the merchant's memo", async () => {
    const { transaction, verify, requirements } = await signedTransaction({
      memo: 'order 7',
    })
    expect(verify(transaction).isValid).toBe(true)
    const extra = { ...requirements.extra, memo: 'order 8' }
    expect(verify(transaction, { extra }).invalidReason).toBe(
      'invalid_exact_svm_payload_memo_mismatch',
    )
  })

  it('reads the parts of a transaction', async () => {
    const { transaction } = await signedTransaction({ memo: 'order 7' })
    const decoded = decodeTransaction(transaction)
    expect(decoded?.signatures).toHaveLength(2)
    expect(decoded?.instructions).toHaveLength(4)
    expect(new TextDecoder().decode(decoded?.instructions[3]?.data)).toBe(
      'order 7',
    )
    expect(decodeTransaction(transaction.slice(0, -4))).toBeUndefined()
  })
})
