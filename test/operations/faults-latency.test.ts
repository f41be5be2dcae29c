import { ValidationException } from '@aws-sdk/client-bedrock-agentcore'
import { expect, it } from 'vitest'
import { describeEveryTarget } from '../support/describe-targets.ts'
import { createSession, paymentInput } from '../support/ready-inputs.ts'
import { expectRefusal } from '../support/refusal.ts'
import type { World } from '../support/world.ts'

/** How much virtual and real time a piece of work takes, in milliseconds. */
async function timeOf({ clock }: World, work: () => Promise<unknown>) {
  const [virtual, real] = [await clock.now(), performance.now()]
  await work()
  return {
    virtual: (await clock.now()).getTime() - virtual.getTime(),
    // timers count whole milliseconds
    real: performance.now() - real + 1,
  }
}

describeEveryTarget('a slow call', (target) => {
  if (target.name === 'http server') {
    it('takes real time, and leaves the clock of the mock alone', async () => {
      const world = await target.start()
      world.mock.faults.inject({ latency: { milliseconds: 40 }, times: 1 })
      const { real, virtual } = await timeOf(world, () =>
        world.client.processPayment(paymentInput()),
      )
      expect(real).toBeGreaterThanOrEqual(40)
      expect(virtual).toBe(0)
    })
    return
  }

  it('takes its time on the clock of the mock', async () => {
    const world = await target.start()
    world.mock.faults.inject({ latency: { seconds: 30 }, times: 1 })
    const { virtual } = await timeOf(world, async () => {
      await world.client.processPayment(paymentInput())
      await world.client.processPayment(paymentInput())
    })
    expect(virtual).toBe(30_000)
  })

  it('can outlast its session, which then cannot pay', async () => {
    const { client, mock } = await target.start()
    const paymentSessionId = await createSession(client, {
      expiryTimeInMinutes: 15,
    })
    mock.faults.inject({
      operation: 'ProcessPayment',
      latency: { minutes: 15 },
    })
    await expectRefusal(
      client.processPayment(paymentInput({}, { paymentSessionId })),
      ValidationException,
      `Payment session not found: ${paymentSessionId}`,
    )
    expect(mock.db.payment.count()).toBe(0)
    expect(mock.journal.entries().at(-1)).toMatchObject({
      faults: ['fault-1'],
      at: '2026-05-04T10:15:00.500Z',
      hints: [
        `The session ${paymentSessionId} expired at 2026-05-04T10:15:00.500Z`,
      ],
    })
  })
})

describeEveryTarget('a slow body', (target) => {
  const isReal = target.name === 'http server'

  it('is the reply of a call that happened, and takes its time after it', async () => {
    const world = await target.start()
    const { client, mock } = world
    const calledAt = mock.clock.now().toISOString()
    mock.faults.inject({ reply: 'slow-body', latency: { milliseconds: 40 } })

    const { real, virtual } = await timeOf(world, async () => {
      const output = await client.processPayment(paymentInput())
      expect(output.status).toBe('PROOF_GENERATED')
    })

    expect(virtual).toBe(isReal ? 0 : 40)
    if (isReal) expect(real).toBeGreaterThanOrEqual(40)
    expect(mock.db.payment.count()).toBe(1)
    expect(mock.journal.entries()).toMatchObject([
      { at: calledAt, statusCode: 200, faults: ['fault-1'] },
    ])
    expect(mock.journal.entries()[0]?.output).toMatchObject({
      status: 'PROOF_GENERATED',
    })
  })

  it.each([
    ['before', 40],
    ['after-commit', 0],
  ] as const)('injected %s slows a refusal down by %i ms', async (when, ms) => {
    const world = await target.start()
    const { client, mock } = world
    mock.faults.inject({
      reply: 'slow-body',
      latency: { milliseconds: 40 },
      when,
    })
    const { real, virtual } = await timeOf(world, () =>
      expect(
        client.processPayment(paymentInput({ amount: '-1' })),
      ).rejects.toThrow(ValidationException),
    )
    if (isReal) expect(real).toBeGreaterThanOrEqual(ms)
    expect(virtual).toBe(isReal ? 0 : ms)
    expect(mock.faults.list()).toMatchObject([{ fired: ms === 0 ? 0 : 1 }])
  })
})
