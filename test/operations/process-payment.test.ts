import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { V1_PAYLOAD, V2_PAYLOAD } from '../support/x402-payloads.ts'
import { describeTargets } from '../support/describe-targets.ts'
import { proofOf, signerOf } from '../support/payment-proof.ts'
import {
  createInstrument,
  createSession,
  instrumentInput,
  OWNER,
  paymentInput,
  walletOf,
  x402Input,
} from '../support/ready-inputs.ts'

const { paymentInstrumentId, paymentSessionId } = readyAccount.ids

describeTargets('ProcessPayment', (target) => {
  it('answers exactly the members of the API reference, to the millisecond', async () => {
    const { client, bodies, clock } = await target.start()
    const now = await clock.now()
    const nowSeconds = Math.floor(now.getTime() / 1000)
    const at = now.toISOString()
    const wallet = walletOf(
      await client.getPaymentInstrument({ ...OWNER, paymentInstrumentId }),
    )

    const output = await client.processPayment(paymentInput())

    expect(output.$metadata.httpStatusCode).toBe(200)
    expect(output.createdAt).toStrictEqual(new Date(at))
    expect(JSON.parse(bodies[1] as string)).toStrictEqual({
      processPaymentId: expect.stringMatching(
        /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
      ),
      paymentManagerArn: OWNER.paymentManagerArn,
      paymentSessionId,
      paymentInstrumentId,
      paymentType: 'CRYPTO_X402',
      status: 'PROOF_GENERATED',
      paymentOutput: {
        cryptoX402: {
          version: '2',
          payload: {
            signature: expect.stringMatching(/^0x[\da-f]{130}$/),
            authorization: {
              from: wallet.walletAddress,
              to: V2_PAYLOAD.payTo,
              value: V2_PAYLOAD.amount,
              validAfter: String(nowSeconds),
              validBefore: String(nowSeconds + V2_PAYLOAD.maxTimeoutSeconds),
              nonce: expect.stringMatching(/^0x[\da-f]{64}$/),
            },
          },
        },
      },
      createdAt: at,
      updatedAt: at,
    })
  })

  describe("signs with the instrument's own key", () => {
    it('for an instrument of the scenario', async () => {
      const { client } = await target.start()
      const wallet = walletOf(
        await client.getPaymentInstrument({ ...OWNER, paymentInstrumentId }),
      )

      const proof = proofOf(await client.processPayment(paymentInput()))

      expect(signerOf(proof)).toBe(wallet.walletAddress)
    })

    it('for an instrument made by a call, though its wallet is empty', async () => {
      const { client } = await target.start()
      const created = await client.createPaymentInstrument(instrumentInput())

      const proof = proofOf(
        await client.processPayment(
          paymentInput(
            {},
            {
              paymentInstrumentId:
                created.paymentInstrument?.paymentInstrumentId,
            },
          ),
        ),
      )

      expect(signerOf(proof)).toBe(walletOf(created).walletAddress)
    })
  })

  it.each([
    ['version 1, as documented', '1', V1_PAYLOAD],
    ['version 2, as documented', '2', V2_PAYLOAD],
    [
      'version 1 with a CAIP-2 network and amount',
      '1',
      { ...V2_PAYLOAD, amount: '5000' },
    ],
    [
      'version 2 with a short network name and maxAmountRequired',
      '2',
      { ...V1_PAYLOAD, maxAmountRequired: '5000' },
    ],
  ])('takes a payload of %s', async (_, version, payload) => {
    const { client } = await target.start()

    const output = await client.processPayment(
      paymentInput({}, { paymentInput: x402Input(payload, version) }),
    )

    expect(output.paymentOutput?.cryptoX402?.version).toBe(version)
    const proof = proofOf(output)
    expect(proof.authorization.value).toBe(
      'amount' in payload ? payload.amount : payload.maxAmountRequired,
    )
    expect(signerOf(proof)).toBe(proof.authorization.from)
  })

  it('ignores members of the payload that it does not know', async () => {
    const { client } = await target.start()

    const { status } = await client.processPayment(
      paymentInput({
        txHash: '0x00',
        facilitatorProof: 'settled',
        settledAt: '2026-01-01T00:00:00Z',
        settledAmount: '1',
      }),
    )

    expect(status).toBe('PROOF_GENERATED')
  })

  it.each([
    ['the zero address', '0x0000000000000000000000000000000000000000'],
    ['a burn address', '0x000000000000000000000000000000000000dEaD'],
  ])('does not vet the payee: %s', async (_, payTo) => {
    const { client } = await target.start()

    const proof = proofOf(await client.processPayment(paymentInput({ payTo })))

    expect(proof.authorization.to).toBe(payTo)
    expect(signerOf(proof)).toBe(proof.authorization.from)
  })

  it.each([
    ['in lower case', V2_PAYLOAD.payTo.toLowerCase()],
    ['with a wrong checksum', '0x99935F281D3ED1E804BF1413B76E0B03E1FED4f9'],
  ])('writes the checksum of a payee that is %s', async (_, payTo) => {
    const { client } = await target.start()

    const proof = proofOf(await client.processPayment(paymentInput({ payTo })))

    expect(proof.authorization.to).toBe(V2_PAYLOAD.payTo)
    expect(signerOf(proof)).toBe(proof.authorization.from)
  })

  it('pays on Arbitrum One, on which no balance is read or enforced', async () => {
    const { client, mock } = await target.start({
      policy: { walletBalance: 'enforce' },
    })

    const { status } = await client.processPayment(
      paymentInput({
        network: 'eip155:42161',
        asset: '0xaf88d065e77c8cC2239327C5EDb3A432268e5831',
        extra: { name: 'USD Coin', version: '2' },
      }),
    )

    expect(status).toBe('PROOF_GENERATED')
    expect(mock.db.payment.getAll()).toMatchObject([{ chain: 'ARBITRUM' }])
    expect(mock.fork().toScenario()).toMatchObject({
      paymentSessions: expect.arrayContaining([
        expect.objectContaining({
          payments: [expect.objectContaining({ chain: 'ARBITRUM' })],
        }),
      ]),
    })
    mock.restore(mock.snapshot())
  })

  it('signs each payment with a nonce and an id of its own', async () => {
    const { client } = await target.start()

    const first = await client.processPayment(paymentInput())
    const second = await client.processPayment(paymentInput())

    expect(second.processPaymentId).not.toBe(first.processPaymentId)
    expect(proofOf(second).authorization.nonce).not.toBe(
      proofOf(first).authorization.nonce,
    )
  })

  it('binds a session neither to an agent nor to an instrument', async () => {
    const { client } = await target.start()
    const session = await createSession(client, { agentName: 'buyer' })
    const instruments = [
      paymentInstrumentId,
      await createInstrument(client, { agentName: 'treasurer' }),
    ]

    for (const instrument of instruments) {
      const { status } = await client.processPayment(
        paymentInput(
          {},
          {
            agentName: 'seller',
            paymentSessionId: session,
            paymentInstrumentId: instrument,
          },
        ),
      )
      expect(status).toBe('PROOF_GENERATED')
    }
  })

  it.each([
    ['coinbase', readyAccount.ids.paymentConnectorId, /^0x0{48}[\da-f]{16}$/],
    [
      'privy',
      readyAccount.ids.privyPaymentConnectorId,
      /^0x(?!0{48})[\da-f]{64}$/,
    ],
  ])(
    'pads the nonce of a wallet as its vendor does: %s',
    async (_, paymentConnectorId, nonce) => {
      const { client } = await target.start()
      const paymentInstrumentId = await createInstrument(client, {
        paymentConnectorId,
      })

      const proof = proofOf(
        await client.processPayment(paymentInput({}, { paymentInstrumentId })),
      )

      expect(proof.authorization.nonce).toMatch(nonce)
      expect(signerOf(proof)).toBe(proof.authorization.from)
    },
  )

  it('makes a proof valid later when the policy says so', async () => {
    const { client, clock } = await target.start({
      policy: { proofs: { validAfterAheadSeconds: 5 } },
    })
    const nowSeconds = Math.floor((await clock.now()).getTime() / 1000)

    const { authorization } = proofOf(
      await client.processPayment(paymentInput({ maxTimeoutSeconds: 60 })),
    )

    expect(authorization).toMatchObject({
      validAfter: String(nowSeconds + 5),
      validBefore: String(nowSeconds + 65),
    })
  })

  it('enters the payment in the ledger', async () => {
    const { client, mock } = await target.start()

    const output = await client.processPayment(
      paymentInput({}, { agentName: 'buyer' }),
    )
    const { processPaymentId } = output
    const { from, nonce } = proofOf(output).authorization

    expect(mock.db.payment.getAll()).toEqual([
      {
        processPaymentId,
        ...OWNER,
        paymentSessionId,
        paymentInstrumentId,
        agentName: 'buyer',
        paymentType: 'CRYPTO_X402',
        status: 'PROOF_GENERATED',
        amount: '0.1',
        chain: 'BASE_SEPOLIA',
        asset: V2_PAYLOAD.asset,
        payTo: V2_PAYLOAD.payTo,
        scheme: 'exact',
        network: 'eip155:84532',
        proofKey: `eip155:84532:eip3009:${from.toLowerCase()}:${nonce}`,
        validUntil: '2026-05-04T10:05:00.000Z',
        settlementStatus: 'SIGNED',
        settledAmount: null,
        refusal: null,
        createdAt: '2026-05-04T10:00:00.500Z',
        updatedAt: '2026-05-04T10:00:00.500Z',
        sequence: expect.any(Number),
      },
    ])
    mock.checkInvariants()
  })
})
