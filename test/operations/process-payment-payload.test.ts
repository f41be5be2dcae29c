import {
  ValidationException,
  type PaymentInput,
} from '@aws-sdk/client-bedrock-agentcore'
import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { V1_PAYLOAD, V2_PAYLOAD } from '../support/x402-payloads.ts'
import { availableAmount } from '../support/available-amount.ts'
import { describeTargets } from '../support/describe-targets.ts'
import { paymentInput, x402Input } from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'

const { paymentInstrumentId, paymentSessionId, solanaPaymentInstrumentId } =
  readyAccount.ids

const EVM_NETWORKS =
  'base, eip155:8453, base-sepolia, eip155:84532, ethereum, eip155:1, eip155:42161'
const SOLANA_NETWORKS =
  'solana, solana-mainnet, solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d, solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp, solana-devnet, solana:EtWTRABZaYq6iMfeYKouRu166VU2xqa1wcaWoxPkrZBG, solana:EtWTRABZaYq6iMfeYKouRu166VU2xqa1'

// The live service's observed texts; the documented ones are in process-payment-refusals.
describeTargets('ProcessPayment: payload', (target) => {
  describe('is refused and spends nothing', () => {
    const { extra: _, ...withoutExtra } = V2_PAYLOAD
    it.each<[string, PaymentInput, string]>([
      [
        'when it is empty',
        x402Input({}),
        "Invalid CryptoX402 payload format: Required field 'scheme' is missing or null",
      ],
      [
        'without a network',
        x402Input({ ...V2_PAYLOAD, network: null }),
        "Invalid CryptoX402 payload format: Required field 'network' is missing or null",
      ],
      [
        'without an asset',
        x402Input({ scheme: 'exact', network: 'base-sepolia', amount: '1' }),
        "Invalid CryptoX402 payload format: Required field 'asset' is missing or null",
      ],
      [
        'with an unknown network',
        x402Input({ ...V1_PAYLOAD, network: 'fake-chain' }, '1'),
        `Network mismatch 'ETHEREUM' is not supported for paymentNetwork 'fake-chain'. Supported networks: ${EVM_NETWORKS}`,
      ],
      [
        'with a negative amount',
        x402Input({ ...V2_PAYLOAD, amount: '-50000' }),
        'Payment amount must be a positive number. Received: -50000',
      ],
      [
        'with no amount',
        x402Input({ ...V2_PAYLOAD, amount: undefined }),
        'Payment amount is required',
      ],
      [
        'with an amount of zero',
        x402Input({ ...V2_PAYLOAD, amount: '0' }),
        'Payment amount must be a positive number. Received: 0',
      ],
      [
        'with a payee that is no address',
        x402Input({ ...V1_PAYLOAD, payTo: 'not-a-valid-address' }, '1'),
        'Address format mismatch: Non-EVM address cannot be used with EVM network: base-sepolia',
      ],
      [
        'without extra',
        x402Input(withoutExtra),
        'Payment extra.name is required for EVM payments',
      ],
      [
        'of an unknown version',
        x402Input(V2_PAYLOAD, '3'),
        'X402 Payload for signing is invalid.',
      ],
      [
        'with a permit2AllowanceLimit, which is for upto',
        {
          cryptoX402: {
            ...x402Input(V2_PAYLOAD).cryptoX402,
            permit2AllowanceLimit: '1000000',
          },
        },
        "permit2AllowanceLimit is only supported for payment scheme 'upto'. Received scheme: exact",
      ],
    ])('%s', async (_, input, message) => {
      const { client, bodies } = await target.start()

      await expectRefusal(
        client.processPayment(paymentInput({}, { paymentInput: input })),
        ValidationException,
        message,
      )

      expect(JSON.parse(bodies[0] as string)).toStrictEqual({
        __type: 'ValidationException',
        message,
      })
      expect(await availableAmount(client, paymentSessionId)).toBe('100')
    })
  })

  it.each([
    [solanaPaymentInstrumentId, 'SOLANA', 'base-sepolia', SOLANA_NETWORKS],
    [paymentInstrumentId, 'ETHEREUM', 'solana-devnet', EVM_NETWORKS],
  ])(
    'for %s on %s is refused on %s',
    async (instrument, family, network, supportedNetworks) => {
      const { client } = await target.start()

      await expectRefusal(
        client.processPayment(
          paymentInput({ network }, { paymentInstrumentId: instrument }),
        ),
        ValidationException,
        `Network mismatch '${family}' is not supported for paymentNetwork '${network}'. Supported networks: ${supportedNetworks}`,
      )
    },
  )
})
