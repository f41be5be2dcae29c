import { verifyTypedData } from 'ethers'
import { expect, it } from 'vitest'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { UPTO_PAYLOAD } from '../support/x402-payloads.ts'
import { availableAmount } from '../support/available-amount.ts'
import { describeTargets } from '../support/describe-targets.ts'
import {
  createSession,
  limitOf,
  OWNER,
  paymentInput,
  walletOf,
  x402Input,
} from '../support/ready-inputs.ts'
import { PERMIT_WITNESS_TRANSFER_FROM } from '../support/payment-proof.ts'

const { paymentInstrumentId } = readyAccount.ids
const { facilitatorAddress } = UPTO_PAYLOAD.extra

/** A payment of the documented example, with these changes. */
const upto = (payload: object = {}, changes: object = {}) =>
  paymentInput(
    {},
    { paymentInput: x402Input({ ...UPTO_PAYLOAD, ...payload }), ...changes },
  )

describeTargets('ProcessPayment: upto', (target) => {
  it('answers a Permit2 authorization of the ceiling that the wallet signed', async () => {
    const { client, clock } = await target.start()
    const now = Math.floor((await clock.now()).getTime() / 1000)
    const { walletAddress } = walletOf(
      await client.getPaymentInstrument({ ...OWNER, paymentInstrumentId }),
    )

    const { paymentOutput } = await client.processPayment(upto())

    expect(paymentOutput?.cryptoX402).toEqual({
      version: '2',
      payload: {
        signature: expect.stringMatching(/^0x[\da-f]{128}(1b|1c)$/),
        permit2Authorization: {
          from: walletAddress,
          permitted: { token: UPTO_PAYLOAD.asset, amount: '3495' },
          spender: '0x4020A4f3b7b90ccA423B9fabCc0CE57C6C240002',
          nonce: expect.stringMatching(/^[1-9]\d{50,77}$/),
          deadline: String(now + 300),
          witness: {
            to: UPTO_PAYLOAD.payTo,
            facilitator: facilitatorAddress,
            validAfter: String(now),
          },
        },
      },
    })
    expect(signerOf(paymentOutput?.cryptoX402?.payload)).toBe(walletAddress)
  })

  it('takes the ceiling out of the budget, and nothing comes back', async () => {
    const { client, clock } = await target.start()
    const paymentSessionId = await createSession(client, {
      limits: limitOf('0.05'),
    })

    // observed: of the 3303 that were signed for, 3003 were settled
    await client.processPayment(
      upto({ maxAmountRequired: '3303' }, { paymentSessionId }),
    )

    expect(await availableAmount(client, paymentSessionId)).toBe('0.046697')
    await clock.advanceBy({ minutes: 30 })
    expect(await availableAmount(client, paymentSessionId)).toBe('0.046697')
  })

  it('refuses a ceiling above what is left, whatever will be used of it', async () => {
    const { client } = await target.start()
    const paymentSessionId = await createSession(client, {
      limits: limitOf('0.05'),
    })

    await expect(
      client.processPayment(upto({ amount: '50001' }, { paymentSessionId })),
    ).rejects.toThrow(
      `Insufficient budget for session ${paymentSessionId}. Pending amount: 0.05 USD, Transaction amount: 0.050001 USD`,
    )
  })

  it('takes an allowance of up to all that there is', async () => {
    const { client } = await target.start()
    const { cryptoX402 } = x402Input(UPTO_PAYLOAD)

    for (const permit2AllowanceLimit of ['1', `${2n ** 256n - 1n}`]) {
      const { status } = await client.processPayment(
        paymentInput(
          {},
          {
            paymentInput: {
              cryptoX402: { ...cryptoX402, permit2AllowanceLimit },
            },
          },
        ),
      )
      expect(status).toBe('PROOF_GENERATED')
    }
  })

  it('signs each payment with a nonce of its own', async () => {
    const { client } = await target.start()
    const nonceOf = async () => {
      const { paymentOutput } = await client.processPayment(upto())
      const payload = paymentOutput?.cryptoX402?.payload
      return (payload as unknown as Proof).permit2Authorization['nonce']
    }

    expect(await nonceOf()).not.toBe(await nonceOf())
  })

  it('enters the ceiling in the ledger', async () => {
    const { client, mock } = await target.start()

    await client.processPayment(upto())

    expect(mock.db.payment.getAll()).toMatchObject([
      { amount: '0.003495', chain: 'BASE', asset: UPTO_PAYLOAD.asset },
    ])
    mock.checkInvariants()
  })
})

interface Proof {
  signature: string
  permit2Authorization: Record<string, unknown>
}

function signerOf(payload: unknown): string {
  const { signature, permit2Authorization } = payload as Proof
  const { from: _, ...message } = permit2Authorization
  return verifyTypedData(
    {
      name: 'Permit2',
      chainId: 8453,
      verifyingContract: '0x000000000022D473030F116dDEE9F6B43aC78BA3',
    },
    PERMIT_WITNESS_TRANSFER_FROM,
    message,
    signature,
  )
}
