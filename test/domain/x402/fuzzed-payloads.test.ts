import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  walletAddress,
  type WalletNetwork,
} from '../../../src/domain/wallet.ts'
import { readPayload } from '../../../src/domain/x402/payload.ts'
import { paymentWarnings } from '../../../src/domain/x402/payment-warnings.ts'
import { signProof } from '../../../src/domain/x402/proof.ts'
import { readPaymentRequirements } from '../../../src/domain/x402/requirements.ts'
import { ServiceException } from '../../../src/errors.ts'
import {
  SOLANA_PAYLOAD,
  UPTO_PAYLOAD,
  V1_PAYLOAD,
  V2_PAYLOAD,
} from './payloads.ts'

const ID = 'payment-instrument-TIF1ruh6a18ah7T'

const values = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('exact', 'upto', '0x', '0', '-1', '1e3', '9'.repeat(500)),
  fc.constantFrom(...[V2_PAYLOAD, SOLANA_PAYLOAD].flatMap(Object.values)),
  fc.jsonValue(),
  fc.double(),
)

/** A good payload of which some members, also within `extra`, are something else. */
const payloads = fc
  .record({
    good: fc.constantFrom(V1_PAYLOAD, V2_PAYLOAD, UPTO_PAYLOAD, SOLANA_PAYLOAD),
    members: changesOf(
      'scheme',
      'network',
      'asset',
      'amount',
      'maxAmountRequired',
      'currency',
      'payTo',
      'maxTimeoutSeconds',
      'extra',
    ),
    extra: changesOf(
      'name',
      'version',
      'facilitatorAddress',
      'feePayer',
      'memo',
      'recentBlockhash',
      'assetTransferMethod',
    ),
  })
  .map(({ good, members, extra }) => ({
    ...good,
    extra: { ...good.extra, ...extra },
    ...members,
  }))

const inputs = fc.record({
  version: fc.constantFrom('1', '2', '3'),
  payload: fc.oneof({ weight: 5, arbitrary: payloads }, values),
  permit2AllowanceLimit: fc.option(fc.stringMatching(/^\d{1,78}$/), {
    nil: undefined,
    freq: 3,
  }),
})

describe('any payload', () => {
  it('is signed or refused with a ValidationException, and nothing else', () => {
    const seen = { signed: 0, refused: 0 }
    fc.assert(
      fc.property(
        inputs,
        fc.constantFrom<WalletNetwork>('ETHEREUM', 'SOLANA'),
        (input, network) => {
          try {
            const payload = readPayload(input)
            paymentWarnings(payload)
            const requirements = readPaymentRequirements(payload, network)
            signProof(requirements, signingOn(network))
            seen.signed += 1
          } catch (error) {
            expect(error).toBeInstanceOf(ServiceException)
            expect(error).toMatchObject({ name: 'ValidationException' })
            seen.refused += 1
          }
        },
      ),
      { numRuns: 2000 },
    )
    // both must happen, or the payloads are too wild or too tame to show anything
    expect(seen.signed).toBeGreaterThan(20)
    expect(seen.refused).toBeGreaterThan(200)
  }, 30_000)
})

function changesOf(...names: string[]) {
  return fc.dictionary(fc.constantFrom(...names), values, { maxKeys: 2 })
}

function signingOn(network: WalletNetwork) {
  return {
    paymentInstrumentId: ID,
    walletAddress: walletAddress(network, ID),
    vendor: 'CoinbaseCDP',
    validAfter: 1_740_672_089,
    random: new Uint8Array(32),
    blockhashOf: () => SOLANA_PAYLOAD.payTo,
  } as const
}
