import { Wallet } from 'ethers'
import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { createFacilitator } from '../../src/entries/x402.ts'
import { isLapsed } from '../../src/domain/settlement.ts'
import {
  SOLANA_PAYLOAD,
  UPTO_PAYLOAD,
  V1_PAYLOAD,
  V2_PAYLOAD,
} from '../support/x402-payloads.ts'
import { paymentInput, x402Input } from '../support/ready-inputs.ts'
import { signedBody, start } from '../support/signed-payment.ts'

const { paymentInstrumentId, solanaPaymentInstrumentId } = readyAccount.ids
const READ_BALANCE = {
  userId: readyAccount.ids.userId,
  paymentManagerArn: readyAccount.ids.paymentManagerArn,
  paymentConnectorId: readyAccount.ids.paymentConnectorId,
  paymentInstrumentId,
  chain: 'BASE_SEPOLIA',
  token: 'USDC',
} as const

describe('the facilitator', () => {
  it('settles what ProcessPayment signed: the wallet pays, the merchant receives', async () => {
    const { mock, client, facilitator } = start()
    const { body, processPaymentId } = await signedBody(client)
    const [wallet] = mock.db.paymentInstrument.getAll()
    const payer = wallet?.walletAddress
    const payment = () =>
      mock.db.payment.findFirst({
        where: { processPaymentId: { equals: processPaymentId } },
      })
    expect(payment()).toMatchObject({
      scheme: 'exact',
      network: 'eip155:84532',
      validUntil: '2026-05-04T10:05:00.000Z',
      settlementStatus: 'SIGNED',
      settledAmount: null,
      refusal: null,
    })
    expect(mock.chains.balanceOf(V2_PAYLOAD.payTo, 'BASE_SEPOLIA')).toBeNull()

    expect(facilitator.verify(body)).toEqual({ isValid: true, payer })
    expect(payment()?.settlementStatus).toBe('VERIFIED')
    const settled = facilitator.settle(body)

    expect(settled).toEqual({
      success: true,
      payer,
      transaction: expect.stringMatching(/^0x[\da-f]{64}$/),
      network: 'eip155:84532',
    })
    expect(payment()).toMatchObject({
      settlementStatus: 'SETTLED',
      settledAmount: '100000',
    })
    const { tokenBalance } =
      await client.getPaymentInstrumentBalance(READ_BALANCE)
    expect(tokenBalance?.amount).toBe('24900000')
    expect(mock.chains.balanceOf(V2_PAYLOAD.payTo, 'BASE_SEPOLIA')).toBe(
      '100000',
    )
    expect(mock.chains.settlements()).toEqual([
      expect.objectContaining({
        transaction: settled.transaction,
        processPaymentId,
        from: payer,
        amount: '100000',
        settledAt: '2026-05-04T10:00:00.500Z',
      }),
    ])
    mock.checkInvariants()
  })

  it('settles a proof once', async () => {
    const { mock, client, facilitator } = start()
    const { body } = await signedBody(client)
    facilitator.settle(body)
    const before = mock.snapshot()
    const reason = 'invalid_exact_evm_nonce_already_used'
    expect(facilitator.settle(body)).toMatchObject({
      success: false,
      errorReason: reason,
      transaction: '',
    })
    expect(facilitator.verify(body)).toMatchObject({ invalidReason: reason })
    expect(mock.snapshot()).toEqual(before)
  })

  it('gives a transaction the same id in every run', async () => {
    const ids = await Promise.all(
      [start(), start()].map(async ({ client, facilitator }) => {
        const { body } = await signedBody(client)
        return facilitator.settle(body).transaction
      }),
    )
    expect(ids[0]).toBe(ids[1])
  })

  it('refuses a proof six seconds before its end, by the clock of the mock', async () => {
    const { mock, client, facilitator } = start()
    const { body } = await signedBody(client)
    mock.clock.advanceBy({ seconds: 294 })
    expect(facilitator.verify(body).isValid).toBe(true)
    mock.clock.advanceBy({ seconds: 1 })
    const refusal = 'invalid_exact_evm_payload_authorization_valid_before'
    expect(facilitator.settle(body).errorReason).toBe(refusal)
    const [payment] = mock.db.payment.getAll()
    expect(payment).toMatchObject({ settlementStatus: 'REFUSED', refusal })
    expect(payment && isLapsed(payment, mock.clock.now().getTime())).toBe(false)
    mock.clock.advanceBy({ seconds: 5 })
    expect(payment && isLapsed(payment, mock.clock.now().getTime())).toBe(true)
  })

  it('counts the time of the closest clock', async () => {
    const { mock, client, facilitator } = start()
    mock.clocks.attach({ userId: 'alice' }).advanceBy({ minutes: 30 })
    const { body } = await signedBody(client)
    expect(facilitator.verify(body).isValid).toBe(true)
  })

  it('settles a proof that it has refused, once it is good', async () => {
    const { mock, client, facilitator } = start()
    mock.setPolicy({ proofs: { validAfterAheadSeconds: 3 } })
    const { body } = await signedBody(client)
    expect(facilitator.settle(body).errorReason).toBe(
      'invalid_exact_evm_payload_authorization_valid_after',
    )
    mock.clock.advanceBy({ seconds: 3 })
    expect(facilitator.settle(body).success).toBe(true)
    expect(mock.db.payment.getAll()).toMatchObject([
      { settlementStatus: 'SETTLED', refusal: null },
    ])
  })

  it('refuses to take more than the wallet holds', async () => {
    const { mock, client, facilitator } = start()
    mock.wallets.fund(paymentInstrumentId, { BASE_SEPOLIA: '0.099999' })
    const { body } = await signedBody(client)
    expect(facilitator.settle(body).errorReason).toBe(
      'invalid_exact_evm_insufficient_balance',
    )
    mock.wallets.fund(paymentInstrumentId, { BASE_SEPOLIA: '0.10' })
    expect(facilitator.settle(body).success).toBe(true)
  })

  it('settles version 1, and calls networks by their short names there', async () => {
    const { client, facilitator } = start()
    const { body } = await signedBody(client, V1_PAYLOAD, 1)
    expect(facilitator.verify(body).isValid).toBe(true)
    const { paymentRequirements, paymentPayload } = body
    const network = 'eip155:84532'
    expect(
      facilitator.verify({
        ...body,
        paymentPayload: { ...paymentPayload, network },
        paymentRequirements: { ...paymentRequirements, network },
      }).invalidReason,
    ).toBe('invalid_network')
    const less = { ...paymentRequirements, maxAmountRequired: '4999' }
    expect(
      facilitator.verify({ ...body, paymentRequirements: less }).invalidReason,
    ).toBe('invalid_exact_evm_authorization_value')
    expect(facilitator.settle(body)).toMatchObject({
      success: true,
      network: 'base-sepolia',
    })
  })

  it('refuses a token that goes by another name, though the signature fits the name', async () => {
    const { client, facilitator } = start()
    const extra = { name: 'USD Coin', version: '2' }
    const { body } = await signedBody(client, { ...V2_PAYLOAD, extra })
    expect(facilitator.verify(body).invalidReason).toBe(
      'invalid_exact_evm_token_name_mismatch',
    )
  })

  it('settles proofs of wallets that are not of the mock', async () => {
    const { mock, client, facilitator } = start()
    const { body } = await signedBody(client)
    const stranger = Wallet.createRandom()
    const { authorization } = body.paymentPayload.payload as {
      authorization: Record<string, string>
    }
    const own = { ...authorization, from: stranger.address }
    const signature = await stranger.signTypedData(
      {
        ...V2_PAYLOAD.extra,
        chainId: 84532,
        verifyingContract: V2_PAYLOAD.asset,
      },
      {
        TransferWithAuthorization: Object.entries({
          from: 'address',
          to: 'address',
          value: 'uint256',
          validAfter: 'uint256',
          validBefore: 'uint256',
          nonce: 'bytes32',
        }).map(([name, type]) => ({ name, type })),
      },
      own,
    )
    const payload = { authorization: own, signature }
    const foreign = {
      ...body,
      paymentPayload: { ...body.paymentPayload, payload },
    }
    expect(facilitator.settle(foreign)).toMatchObject({
      success: true,
      payer: stranger.address,
    })
    expect(mock.chains.settlements()).toMatchObject([
      { from: stranger.address, processPaymentId: null },
    ])
    expect(mock.db.payment.getAll()).toMatchObject([
      { settlementStatus: 'SIGNED' },
    ])
    mock.checkInvariants()
  })

  it('spells reasons as the specification does, if it is asked to', async () => {
    const { mock, client } = start()
    const facilitator = createFacilitator(mock, { reasons: 'specification' })
    const { body } = await signedBody(client)
    facilitator.settle(body)
    expect(facilitator.settle(body).errorReason).toBe(
      'invalid_transaction_state',
    )
  })

  it.each([
    [{ reason: 'packages' }, 'createFacilitator has no option "reason"'],
    [{ reasons: 'v2' }, 'reasons must be one of packages, specification'],
    [{ addresses: { evm: [] } }, 'addresses.evm must be a list'],
    [{ addresses: { solana: ['0x0'] } }, 'addresses.solana must be a list'],
    [{ addresses: { evn: [] } }, 'no kind of addresses "evn"'],
  ])('refuses the options %o', (options, message) => {
    const { mock } = start()
    expect(() => createFacilitator(mock, options as never)).toThrow(message)
  })
})

describe('the facilitator, of upto', () => {
  const own = (mock: ReturnType<typeof start>['mock']) => {
    const [facilitatorAddress] = createFacilitator(mock).supported().signers[
      'eip155:*'
    ] as readonly string[]
    const { maxAmountRequired: amount, ...payload } = UPTO_PAYLOAD
    return {
      ...payload,
      amount,
      extra: { ...payload.extra, facilitatorAddress },
    }
  }

  it('takes what was used, of a wallet that has approved Permit2', async () => {
    const { mock, client, facilitator } = start()
    const requirements = own(mock)
    const { paymentOutput } = await client.processPayment(
      paymentInput(
        {},
        {
          paymentInput: {
            cryptoX402: {
              ...x402Input(requirements).cryptoX402,
              permit2AllowanceLimit: '10000',
            },
          },
        },
      ),
    )
    const body = {
      x402Version: 2,
      paymentPayload: {
        x402Version: 2,
        accepted: requirements,
        payload: paymentOutput?.cryptoX402?.payload,
      },
      paymentRequirements: requirements,
    }
    expect(facilitator.verify(body).isValid).toBe(true)
    const taking = (amount: string) => ({
      ...body,
      paymentRequirements: { ...requirements, amount },
    })
    expect(facilitator.settle(taking('3496')).errorReason).toBe(
      'invalid_upto_evm_payload_settlement_exceeds_amount',
    )
    expect(facilitator.settle(taking('0'))).toMatchObject({
      success: true,
      transaction: '',
      amount: '0',
    })
    expect(facilitator.settle(taking('3003'))).toMatchObject({
      success: true,
      transaction: expect.stringMatching(/^0x/),
      amount: '3003',
    })
    expect(mock.db.payment.getAll()).toMatchObject([
      { scheme: 'upto', amount: '0.003495', settledAmount: '3003' },
    ])
    expect(
      mock.db.paymentInstrument.findFirst({
        where: { paymentInstrumentId: { equals: paymentInstrumentId } },
      }),
    ).toMatchObject({
      permit2Allowances: [{ chain: 'BASE', amount: '6997' }],
      balances: expect.arrayContaining([{ chain: 'BASE', amount: '24996997' }]),
    })
    expect(facilitator.settle(taking('1')).errorReason).toBe(
      'permit2_simulation_failed',
    )
    mock.checkInvariants()
  })

  it('refuses a wallet that has not approved Permit2', async () => {
    const { mock, client, facilitator } = start()
    const { body } = await signedBody(client, own(mock))
    expect(facilitator.verify(body).invalidReason).toBe(
      'permit2_allowance_required',
    )
  })

  it('refuses a proof for another facilitator', async () => {
    const { client, facilitator } = start()
    const { maxAmountRequired: amount, ...payload } = UPTO_PAYLOAD
    const { body } = await signedBody(client, { ...payload, amount })
    expect(facilitator.verify(body).invalidReason).toBe(
      'upto_facilitator_mismatch',
    )
  })
})

describe('the facilitator, on Solana', () => {
  const own = (mock: ReturnType<typeof start>['mock']) => {
    const [feePayer] = createFacilitator(mock).supported().signers[
      'solana:*'
    ] as readonly string[]
    return { ...SOLANA_PAYLOAD, extra: { feePayer } }
  }

  it('settles a transaction once, while its block is recent', async () => {
    const { mock, client, facilitator } = start()
    const signed = () =>
      signedBody(client, own(mock), 2, solanaPaymentInstrumentId)
    const { body } = await signed()
    expect(facilitator.verify(body).isValid).toBe(true)
    expect(facilitator.settle(body)).toMatchObject({
      success: true,
      transaction: expect.stringMatching(/^[1-9A-Za-z]{80,90}$/),
    })
    expect(facilitator.settle(body).errorReason).toBe('duplicate_settlement')
    expect(mock.chains.balanceOf(SOLANA_PAYLOAD.payTo, 'SOLANA_DEVNET')).toBe(
      '1000',
    )
    const { body: late } = await signed()
    mock.clock.advanceBy({ seconds: 60 })
    expect(facilitator.settle(late).errorReason).toBe(
      'invalid_exact_svm_transaction_simulation_failed',
    )
    mock.checkInvariants()
  })

  it('refuses a fee payer of somebody else', async () => {
    const { client, facilitator } = start()
    const { body } = await signedBody(
      client,
      SOLANA_PAYLOAD,
      2,
      solanaPaymentInstrumentId,
    )
    expect(facilitator.verify(body).invalidReason).toBe(
      'invalid_exact_svm_fee_payer_not_managed_by_facilitator',
    )
  })
})
