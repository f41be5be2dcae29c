import {
  ValidationException,
  type ProcessPaymentCommandInput,
} from '@aws-sdk/client-bedrock-agentcore'
import { expect, it } from 'vitest'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { SOLANA_PAYLOAD, UPTO_PAYLOAD } from '../domain/x402/payloads.ts'
import { availableAmount } from './available-amount.ts'
import { describeTargets } from './describe-targets.ts'
import { proofOf } from './payment-proof.ts'
import { paymentInput, x402Input } from './ready-inputs.ts'
import { expectRefusal } from './refusal.ts'

const { paymentSessionId, solanaPaymentInstrumentId } = readyAccount.ids
const MOST = 2n ** 256n - 1n

const exact = paymentInput
const upto = (changes: object, version = '2') =>
  paymentInput(
    {},
    { paymentInput: x402Input({ ...UPTO_PAYLOAD, ...changes }, version) },
  )
const onSolana = (changes: object) =>
  paymentInput(
    {},
    {
      paymentInstrumentId: solanaPaymentInstrumentId,
      paymentInput: x402Input({ ...SOLANA_PAYLOAD, ...changes }),
    },
  )
const allowing = (
  input: ProcessPaymentCommandInput,
  permit2AllowanceLimit: string,
): ProcessPaymentCommandInput => ({
  ...input,
  paymentInput: {
    cryptoX402: {
      version: '2',
      payload: undefined,
      ...input.paymentInput?.cryptoX402,
      permit2AllowanceLimit,
    },
  },
})

const { facilitatorAddress: _, ...unfacilitated } = UPTO_PAYLOAD.extra

/** Every text of the documented table but for one, in its order, with a call that draws it. */
const REFUSALS: [string, ProcessPaymentCommandInput][] = [
  [
    'X402 Payload for signing is invalid.',
    exact({}, { paymentInput: x402Input({}, '3') }),
  ],
  [
    "Network mismatch 'ETHEREUM' is not supported for paymentNetwork 'eip155:137'. Supported networks: base, eip155:8453, base-sepolia, eip155:84532, ethereum, eip155:1, eip155:42161",
    exact({ network: 'eip155:137' }),
  ],
  ['Payment currency is required', exact({ currency: '' })],
  [
    "Currency 'EUR' is not supported. Supported currencies: USD, USDC",
    exact({ currency: 'EUR' }),
  ],
  ['Payment amount is required', exact({ amount: undefined })],
  [
    'Payment amount must be a positive number. Received: -50000',
    exact({ amount: '-50000' }),
  ],
  [
    `Payment amount exceeds maximum allowed value. Received: ${MOST + 1n}, Maximum: ${MOST}`,
    exact({ amount: `${MOST + 1n}` }),
  ],
  ['Payment asset is required', exact({ asset: '' })],
  [
    'Payment asset address is invalid. Expected valid address format for the specified network. Received: USDC',
    exact({ asset: 'USDC' }),
  ],
  [
    "Payment asset is not a supported USDC token address for network 'eip155:84532'. Received: 0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913. Expected: 0x036CbD53842c5426634e7929541eC2318f3dCF7e",
    exact({ asset: UPTO_PAYLOAD.asset }),
  ],
  ['Payment scheme is required', exact({ scheme: '' })],
  [
    'Payment scheme not supported. Supported scheme: exact, upto',
    exact({ scheme: 'deferred' }),
  ],
  [
    "Payment scheme 'upto' is only supported on x402 protocol version 2",
    upto({}, '1'),
  ],
  [
    `Payment scheme 'upto' is only supported on EVM networks. Received network: ${SOLANA_PAYLOAD.network}`,
    onSolana({ scheme: 'upto' }),
  ],
  [
    "permit2AllowanceLimit is only supported for payment scheme 'upto'. Received scheme: exact",
    allowing(exact(), '1000000'),
  ],
  [
    "permit2AllowanceLimit must be a positive integer in the asset's smallest denomination. Received: 0",
    allowing(upto({}), '0'),
  ],
  ['Payment payTo address is required', exact({ payTo: undefined })],
  [
    'Payment payTo address is invalid. Expected valid address format for the specified network. Received: 0x1234',
    exact({ payTo: '0x1234' }),
  ],
  [
    'Payment maxTimeoutSeconds is required',
    exact({ maxTimeoutSeconds: undefined }),
  ],
  [
    'Payment maxTimeoutSeconds must be positive. Received: 0',
    exact({ maxTimeoutSeconds: 0 }),
  ],
  [
    'Payment maxTimeoutSeconds 2147483648 exceeds maximum allowed value of 2147483647',
    exact({ maxTimeoutSeconds: 2_147_483_648 }),
  ],
  ['Payment feePayer is required for SVM payments', onSolana({ extra: {} })],
  ['Payment extra field is required', exact({ extra: 'USDC' })],
  ['Payment extra.name is required for EVM payments', exact({ extra: {} })],
  [
    'Payment extra.version is required for EVM payments',
    exact({ extra: { name: 'USDC' } }),
  ],
  [
    'Payment extra.facilitatorAddress is required for the upto scheme',
    upto({ extra: unfacilitated }),
  ],
  [
    'Payment extra.facilitatorAddress is invalid. Expected valid address format for the specified network. Received: 0x1234',
    upto({ extra: { ...unfacilitated, facilitatorAddress: '0x1234' } }),
  ],
]

describeTargets('ProcessPayment: refused payloads', (target) => {
  it('draw every documented text, take no budget and leave no payment', async () => {
    const { client, mock } = await target.start()

    for (const [message, input] of REFUSALS) {
      await expectRefusal(
        client.processPayment(input),
        ValidationException,
        message,
      )
    }

    expect(REFUSALS).toHaveLength(27)
    expect(await availableAmount(client, paymentSessionId)).toBe('100')
    expect(mock.db.payment.count()).toBe(0)
  })

  it('use up no nonce: the next payment is signed as if they had not been', async () => {
    const proofAfter = async (
      refused: readonly (typeof REFUSALS)[number][],
    ) => {
      const { client } = await target.start()
      for (const [message, input] of refused) {
        await expect(client.processPayment(input)).rejects.toThrow(message)
      }
      return proofOf(await client.processPayment(paymentInput()))
    }

    expect(await proofAfter(REFUSALS)).toEqual(await proofAfter([]))
  })

  it('are never of an instrument without a network: that documented text is left to faults', async () => {
    const { client, mock } = await target.start()
    mock.faults.inject({
      operation: 'ProcessPayment',
      error: 'ValidationException',
      times: 1,
    })

    await expectRefusal(
      client.processPayment(paymentInput()),
      ValidationException,
      'Payment instrument network is required',
    )
    expect(await availableAmount(client, paymentSessionId)).toBe('100')
  })
})
