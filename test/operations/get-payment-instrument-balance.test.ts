import {
  ResourceNotFoundException,
  ValidationException,
  type BlockchainChainId,
} from '@aws-sdk/client-bedrock-agentcore'
import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { describeTargets } from '../support/describe-targets.ts'
import {
  createInstrument,
  INSTRUMENT_OWNER,
  paymentInput,
} from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'
import { UNKNOWN_INSTRUMENT_ID } from '../support/unknown-ids.ts'

const { paymentInstrumentId, solanaPaymentInstrumentId } = readyAccount.ids

const ON_BASE_SEPOLIA = {
  ...INSTRUMENT_OWNER,
  paymentInstrumentId,
  chain: 'BASE_SEPOLIA',
  token: 'USDC',
} as const

describeTargets('GetPaymentInstrumentBalance', (target) => {
  it.each<[BlockchainChainId, string, string]>([
    ['BASE', 'ETHEREUM', paymentInstrumentId],
    ['BASE_SEPOLIA', 'ETHEREUM', paymentInstrumentId],
    ['ETHEREUM', 'ETHEREUM', paymentInstrumentId],
    ['SOLANA', 'SOLANA', solanaPaymentInstrumentId],
    ['SOLANA_DEVNET', 'SOLANA', solanaPaymentInstrumentId],
  ])('answers base units on %s', async (chain, network, instrumentId) => {
    const { client, bodies } = await target.start()

    const output = await client.getPaymentInstrumentBalance({
      ...ON_BASE_SEPOLIA,
      paymentInstrumentId: instrumentId,
      chain,
    })

    expect(output.$metadata.httpStatusCode).toBe(200)
    expect(JSON.parse(bodies[0] as string)).toStrictEqual({
      paymentInstrumentId: instrumentId,
      tokenBalance: {
        amount: '25000000',
        decimals: 6,
        token: 'USDC',
        network,
        chain,
      },
    })
  })

  it.each([
    ['BASE', 'base'],
    ['BASE_SEPOLIA', 'base-sepolia'],
    ['ETHEREUM', 'ethereum'],
  ] as const)(
    "finds none on %s for a new wallet of Coinbase's",
    async (chain, name) => {
      const { client } = await target.start()

      await expectRefusal(
        client.getPaymentInstrumentBalance({
          ...ON_BASE_SEPOLIA,
          paymentInstrumentId: await createInstrument(client),
          chain,
        }),
        ValidationException,
        `No balance found on chain '${name}' for token 'USDC'`,
      )
    },
  )

  it("answers zero for a new wallet of Privy's", async () => {
    const { client } = await target.start()
    const privy = {
      paymentConnectorId: readyAccount.ids.privyPaymentConnectorId,
    }

    const { tokenBalance } = await client.getPaymentInstrumentBalance({
      ...ON_BASE_SEPOLIA,
      ...privy,
      paymentInstrumentId: await createInstrument(client, privy),
    })

    expect(tokenBalance).toMatchObject({ amount: '0', decimals: 6 })
  })

  it('is not moved by a payment, which only signs', async () => {
    const { client, bodies } = await target.start()
    await client.getPaymentInstrumentBalance(ON_BASE_SEPOLIA)
    await client.processPayment(paymentInput())

    await client.getPaymentInstrumentBalance(ON_BASE_SEPOLIA)

    expect(bodies.at(-1)).toBe(bodies[0])
  })

  it.each<[BlockchainChainId, string, string]>([
    [
      'SOLANA',
      paymentInstrumentId,
      "Chain 'SOLANA' is not supported for instrument network 'ETHEREUM'. Supported chains: BASE, BASE_SEPOLIA, ETHEREUM",
    ],
    [
      'BASE',
      solanaPaymentInstrumentId,
      "Chain 'BASE' is not supported for instrument network 'SOLANA'. Supported chains: SOLANA, SOLANA_DEVNET",
    ],
  ])(
    "refuses %s, which is not of the instrument's family",
    async (chain, instrumentId, message) => {
      const { client } = await target.start()

      const refusal = await expectRefusal(
        client.getPaymentInstrumentBalance({
          ...ON_BASE_SEPOLIA,
          paymentInstrumentId: instrumentId,
          chain,
        }),
        ValidationException,
        message,
      )

      expect(refusal.fieldList).toEqual([{ name: 'chain', message }])
    },
  )

  describe('does not find', () => {
    it('an unknown instrument', async () => {
      const { client } = await target.start()

      await expectRefusal(
        client.getPaymentInstrumentBalance({
          ...ON_BASE_SEPOLIA,
          paymentInstrumentId: UNKNOWN_INSTRUMENT_ID,
        }),
        ResourceNotFoundException,
        `Payment instrument not found: ${UNKNOWN_INSTRUMENT_ID} for the given user and manager.`,
      )
    })
  })
})
