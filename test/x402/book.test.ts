import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../src/entries/fixtures.ts'
import { createPaymentsMock, diffSnapshots } from '../../src/entries/index.ts'
import { V2_PAYLOAD } from '../support/x402-payloads.ts'
import { signedBody, start } from '../support/signed-payment.ts'

const { paymentInstrumentId } = readyAccount.ids

type Step =
  | { pay: number }
  | { settle: number }
  | { verify: number }
  | { advance: number }
  | { fund: number }

const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({ pay: fc.integer({ min: 1, max: 40_000 }) }),
    fc.record({ settle: fc.nat(5) }),
    fc.record({ verify: fc.nat(5) }),
    fc.record({ advance: fc.integer({ min: 1, max: 200 }) }),
    fc.record({ fund: fc.integer({ min: 0, max: 60_000 }) }),
  ),
  { maxLength: 20 },
)

describe('the book of the chains', () => {
  it('adds up, whatever is paid, settled and waited for', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const { mock, client, facilitator } = start()
        const bodies: unknown[] = []
        for (const step of taken) {
          if ('pay' in step) {
            const amount = String(step.pay)
            const { body } = await signedBody(client, { ...V2_PAYLOAD, amount })
            bodies.push(body)
          } else if ('settle' in step) {
            facilitator.settle(bodies[step.settle])
          } else if ('verify' in step) {
            facilitator.verify(bodies[step.verify])
          } else if ('advance' in step) {
            mock.clock.advanceBy({ seconds: step.advance })
          } else {
            mock.wallets.fund(paymentInstrumentId, {
              BASE_SEPOLIA: (step.fund / 1_000_000).toFixed(6),
            })
          }
          mock.checkInvariants()
        }
        const settled = mock.chains.settlements()
        const sum = settled.reduce(
          (all, { amount }) => all + BigInt(amount),
          0n,
        )
        expect(mock.chains.balanceOf(V2_PAYLOAD.payTo, 'BASE_SEPOLIA')).toBe(
          settled.length === 0 ? null : sum.toString(),
        )
        expect(() =>
          createPaymentsMock().restore(mock.snapshot()),
        ).not.toThrow()
      }),
      { numRuns: 25 },
    )
  })

  it('tells of a settlement as of other writes', async () => {
    const { mock, client, facilitator } = start()
    const { body, processPaymentId } = await signedBody(client)
    const changes: string[] = []
    mock.events.subscribe((event) => {
      if (event.type === 'change') {
        changes.push(`${event.change.type} ${event.change.table}`)
      }
    })
    const before = mock.snapshot()
    const { transaction } = facilitator.settle(body)
    expect(changes).toEqual([
      'updated payment',
      'updated paymentInstrument',
      'created settlement',
      'updated payment',
    ])
    expect(diffSnapshots(before, mock.snapshot())).toEqual({
      payment: {
        [processPaymentId]: {
          settlementStatus: ['SIGNED', 'SETTLED'],
          settledAmount: [null, '100000'],
        },
      },
      settlement: { [transaction]: 'created' },
      paymentInstrument: {
        [paymentInstrumentId]: {
          balances: [expect.anything(), expect.anything()],
        },
      },
    })
  })

  it('pays the wallet of this mock that a proof is for', async () => {
    const { mock, client, facilitator } = start()
    const [wallet] = mock.db.paymentInstrument.getAll()
    const payTo = wallet?.walletAddress as string
    const { body } = await signedBody(client, { ...V2_PAYLOAD, payTo })
    expect(facilitator.settle(body).success).toBe(true)
    // it has paid itself
    expect(mock.chains.balanceOf(payTo, 'BASE_SEPOLIA')).toBe('25000000')
    mock.checkInvariants()
  })

  it('is brought back by a snapshot, in another mock too', async () => {
    const { mock, client, facilitator } = start()
    const { body } = await signedBody(client)
    facilitator.settle(body)
    const other = start()
    other.mock.restore(mock.snapshot())
    expect(other.facilitator.settle(body).errorReason).toBe(
      'invalid_exact_evm_nonce_already_used',
    )
    expect(other.mock.chains.settlements()).toEqual(mock.chains.settlements())
  })

  it('is brought back by a scenario', async () => {
    const { mock, client, facilitator } = start()
    const settled = await signedBody(client)
    const refused = await signedBody(client)
    const signed = await signedBody(client)
    facilitator.settle(settled.body)
    mock.clock.advanceBy({ minutes: 5 })
    facilitator.verify(refused.body)
    const now = mock.clock.now().toISOString()
    const other = createPaymentsMock({ scenario: mock.toScenario(), now })
    const rowsOf = ({ db }: Pick<typeof mock, 'db'>) =>
      [...db.payment.getAll(), ...db.settlement.getAll()].map((row) => ({
        ...row,
        sequence: 0,
      }))
    expect(rowsOf(other)).toEqual(rowsOf(mock))
    expect(rowsOf(other)).toMatchObject([
      { settlementStatus: 'SETTLED' },
      { settlementStatus: 'REFUSED' },
      { processPaymentId: signed.processPaymentId, settlementStatus: 'SIGNED' },
      { processPaymentId: settled.processPaymentId, amount: '100000' },
    ])
    other.checkInvariants()
  })

  it('takes rows of older versions, which know nothing of it', async () => {
    const { mock, client } = start()
    await signedBody(client)
    const { rows, ...rest } = JSON.parse(JSON.stringify(mock.snapshot()))
    delete rows.settlement
    for (const row of rows.payment) {
      for (const name of [
        'scheme',
        'network',
        'proofKey',
        'validUntil',
        'settlementStatus',
        'settledAmount',
        'refusal',
      ]) {
        delete row[name]
      }
    }
    for (const row of rows.paymentInstrument) delete row.permit2Allowances
    mock.restore({ ...rest, rows })
    expect(mock.db.payment.getAll()).toMatchObject([
      {
        scheme: 'exact',
        network: 'eip155:84532',
        proofKey: expect.stringMatching(/^unknown:/),
        validUntil: '2026-05-04T10:01:00.500Z',
        settlementStatus: 'SIGNED',
      },
    ])
  })

  it.each([
    ['BASE_SEPOLIA', '0x1', '"0x1" is no address on BASE_SEPOLIA'],
    ['SOLANA', V2_PAYLOAD.payTo, 'is no address on SOLANA'],
    ['DOGE', V2_PAYLOAD.payTo, 'There is no chain "DOGE"'],
  ])('refuses to tell a balance on %s of %s', (chain, address, message) => {
    const { mock } = start()
    expect(() => mock.chains.balanceOf(address, chain as 'BASE')).toThrow(
      message,
    )
  })
})

describe('a payment of a scenario', () => {
  const scenarioWith = (payment: object) => ({
    ...readyAccount,
    paymentSessions: [
      {
        ...readyAccount.paymentSessions[0],
        payments: [
          {
            paymentInstrumentId,
            chain: 'BASE_SEPOLIA',
            amount: '0.02',
            payTo: V2_PAYLOAD.payTo,
            ...payment,
          },
        ],
      },
    ],
  })

  it('may have been settled, in part too', () => {
    const scenario = scenarioWith({
      scheme: 'upto',
      settlementStatus: 'SETTLED',
      settlement: { amount: '0.015' },
    })
    const mock = createPaymentsMock({ scenario: scenario as never })
    expect(mock.chains.settlements()).toMatchObject([
      { scheme: 'upto', amount: '15000', from: expect.stringMatching(/^0x/) },
    ])
    expect(mock.chains.balanceOf(V2_PAYLOAD.payTo, 'BASE_SEPOLIA')).toBe(
      '15000',
    )
    mock.checkInvariants()
  })

  it.each([
    [{ refusal: 'late' }, 'payments.0.refusal: a payment has it'],
    [{ settlementStatus: 'REFUSED' }, 'payments.0.refusal: a payment has it'],
    [{ settlement: {} }, 'payments.0.settlement: a payment has it only'],
    [
      { settlementStatus: 'SETTLED', settlement: { amount: '0.03' } },
      'payments.0.settlement.amount: 0.03 is more than the payment, 0.02',
    ],
  ])('is refused with %o', (payment, message) => {
    expect(() =>
      createPaymentsMock({ scenario: scenarioWith(payment) as never }),
    ).toThrow(message)
  })
})
