import {
  ConflictException,
  ValidationException,
} from '@aws-sdk/client-bedrock-agentcore'
import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../src/entries/fixtures.ts'
import {
  EVM_REQUEST,
  evmChallenge,
  RECIPIENT,
  SOLANA_REQUEST,
  solanaChallenge,
  TEMPO_REQUEST,
  tempoChallenge,
} from '../domain/mpp/challenges.ts'
import { availableAmount } from '../support/available-amount.ts'
import { describeTargets } from '../support/describe-targets.ts'
import {
  createPrivyWallet,
  credentialOf,
  mppPayment,
} from '../support/mpp-inputs.ts'
import { signerOf } from '../support/payment-proof.ts'
import {
  createSession,
  limitOf,
  OWNER,
  walletOf,
} from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'
import type { World } from '../support/world.ts'

const { paymentInstrumentId, paymentSessionId } = readyAccount.ids

const ID = 'x7Tg2pLqR9mKvNwY3hBcZa'
const clientToken = 'process-payment-mpp-0123456789-01234'

/** The end of a challenge that is good for five minutes. */
async function inFiveMinutes({ clock }: World) {
  const now = (await clock.now()).getTime()
  return { expires: new Date(now + 300_000).toISOString() }
}

describeTargets('ProcessPayment: MPP', (target) => {
  it('answers exactly the members of the API reference', async () => {
    const world = await target.start()
    const { client, bodies, clock } = world
    const header = evmChallenge({}, await inFiveMinutes(world))
    const at = (await clock.now()).toISOString()

    const output = await client.processPayment(mppPayment(header))

    expect(output.$metadata.httpStatusCode).toBe(200)
    expect(JSON.parse(bodies[0] as string)).toStrictEqual({
      processPaymentId: expect.stringMatching(/^[\da-f-]{36}$/),
      paymentManagerArn: OWNER.paymentManagerArn,
      paymentSessionId,
      paymentInstrumentId,
      paymentType: 'MPP',
      status: 'PROOF_GENERATED',
      paymentOutput: {
        mpp: {
          version: '1',
          selectedPaymentId: ID,
          paymentCredential: expect.stringMatching(/^Payment [\w-]+$/),
        },
      },
      createdAt: at,
      updatedAt: at,
    })
  })

  it("signs evm with the instrument's own key, for either vendor", async () => {
    const world = await target.start()
    const { client } = world
    const header = evmChallenge({}, await inFiveMinutes(world))
    for (const instrument of [
      paymentInstrumentId,
      await createPrivyWallet(client),
    ]) {
      const { walletAddress } = walletOf(
        await client.getPaymentInstrument({
          ...OWNER,
          paymentInstrumentId: instrument,
        }),
      )

      const { payload, source } = credentialOf(
        await client.processPayment(
          mppPayment(header, { paymentInstrumentId: instrument }),
        ),
      )

      const { type: _, signature = '', ...authorization } = payload
      const proof = { signature, authorization } as Parameters<
        typeof signerOf
      >[0]
      expect(signerOf(proof)).toBe(walletAddress)
      expect(source).toBe(`did:pkh:eip155:84532:${walletAddress}`)
    }
  })

  it.each([
    ['by the merchant', { ...TEMPO_REQUEST.methodDetails }, false],
    ['by the buyer', { chainId: 4217 }, true],
  ])('signs tempo, with fees paid %s', async (_, methodDetails, buyerPays) => {
    const world = await target.start()
    const header = tempoChallenge({ methodDetails }, await inFiveMinutes(world))
    const instrument = await createPrivyWallet(world.client)

    const output = await world.client.processPayment(
      mppPayment(header, { paymentInstrumentId: instrument }, buyerPays),
    )

    expect(credentialOf(output).payload).toEqual({
      type: 'transaction',
      signature: expect.stringMatching(/^0x76f[89][\da-f]+$/),
    })
  })

  it('signs solana', async () => {
    const world = await target.start()
    const header = solanaChallenge({}, await inFiveMinutes(world))
    const instrument = await createPrivyWallet(world.client, 'SOLANA')

    const output = await world.client.processPayment(
      mppPayment(header, { paymentInstrumentId: instrument }),
    )

    expect(credentialOf(output).payload).toEqual({
      type: 'transaction',
      transaction: expect.stringMatching(/^A[\w+/]+=*$/),
    })
  })

  // a credential of `evm` holds as long as its challenge, the others for less
  it.each([
    [
      'evm',
      evmChallenge(),
      {
        chain: 'BASE_SEPOLIA',
        network: 'eip155:84532',
        asset: EVM_REQUEST.currency,
        payTo: RECIPIENT,
        // of the authorization, as for x402
        proofKey: expect.stringMatching(
          /^eip155:84532:eip3009:0x[\da-f]{40}:0x[\da-f]{64}$/,
        ),
        validUntil: '2026-05-04T10:05:00.000Z',
      },
    ],
    [
      'tempo',
      tempoChallenge(),
      {
        chain: 'TEMPO',
        network: 'eip155:4217',
        asset: '0x20C000000000000000000000b9537d11c60E8b50',
        payTo: RECIPIENT,
        validUntil: '2026-05-04T10:00:25.000Z',
      },
    ],
    [
      'solana',
      solanaChallenge(),
      {
        chain: 'SOLANA_DEVNET',
        network: 'solana:EtWTRABZaYq6iMfeYKouRu166VU2xqa1',
        asset: SOLANA_REQUEST.currency,
        payTo: SOLANA_REQUEST.recipient,
        validUntil: '2026-05-04T10:01:00.500Z',
      },
    ],
  ])(
    'takes a payment by %s from the budget and enters it in the ledger',
    async (method, header, paid) => {
      const { client, mock } = await target.start()
      const instrument = await createPrivyWallet(
        client,
        method === 'solana' ? 'SOLANA' : 'ETHEREUM',
      )

      const { processPaymentId } = await client.processPayment(
        mppPayment(header, {
          paymentInstrumentId: instrument,
          agentName: 'buyer',
        }),
      )

      expect(await availableAmount(client, paymentSessionId)).toBe('99.9')
      expect(mock.db.payment.getAll()).toEqual([
        {
          processPaymentId,
          ...OWNER,
          paymentSessionId,
          paymentInstrumentId: instrument,
          agentName: 'buyer',
          paymentType: 'MPP',
          status: 'PROOF_GENERATED',
          amount: '0.1',
          scheme: 'charge',
          proofKey: `mpp:api.example.com:${ID}`,
          settlementStatus: 'SIGNED',
          settledAmount: null,
          refusal: null,
          ...paid,
          createdAt: '2026-05-04T10:00:00.500Z',
          updatedAt: '2026-05-04T10:00:00.500Z',
          sequence: expect.any(Number),
        },
      ])
      mock.checkInvariants()
    },
  )

  describe('with a client token', () => {
    it('replays byte for byte and spends nothing, even when the challenge is over', async () => {
      const world = await target.start()
      const { client, bodies, clock } = world
      const header = evmChallenge({}, await inFiveMinutes(world))
      const session = await createSession(client)
      const input = mppPayment(header, {
        paymentSessionId: session,
        clientToken,
      })

      await client.processPayment(input)
      await clock.advanceBy({ minutes: 10 })
      await client.processPayment(input)

      expect(bodies[2]).toBe(bodies[1])
      expect(await availableAmount(client, session)).toBe('0.9')
    })

    it('refuses another challenge', async () => {
      const world = await target.start()
      const { client } = world
      const params = await inFiveMinutes(world)
      const pay = (id: string) =>
        client.processPayment(
          mppPayment(evmChallenge({}, { ...params, id }), { clientToken }),
        )
      await pay('first')

      await expectRefusal(
        pay('second'),
        ConflictException,
        'Client token already used with different parameters',
      )
    })
  })

  it('refuses what is above the budget', async () => {
    const world = await target.start()
    const { client } = world
    const session = await createSession(client, { limits: limitOf('0.05') })

    await expectRefusal(
      client.processPayment(
        mppPayment(evmChallenge({}, await inFiveMinutes(world)), {
          paymentSessionId: session,
        }),
      ),
      ValidationException,
      `Insufficient budget for session ${session}. Pending amount: 0.05 USD, Transaction amount: 0.100000 USD`,
    )
  })

  it('warns in the journal of what merchants will refuse', async () => {
    const { client, mock } = await target.start()
    const header = evmChallenge({ methodDetails: { chainId: 84532 } })

    await client.processPayment(mppPayment(header))

    expect(mock.journal.entries()[0]?.warnings).toEqual([
      expect.stringContaining("'credentialTypes' have no 'authorization'"),
    ])
  })

  it('keeps the credential out of the journal', async () => {
    const { client, mock } = await target.start()

    const output = await client.processPayment(mppPayment(evmChallenge()))

    const credential = output.paymentOutput?.mpp?.paymentCredential as string
    expect(JSON.stringify(mock.journal.entries())).not.toContain(credential)
  })
})
