import { expect, it, vi } from 'vitest'
import { describeTargets } from '../support/describe-targets.ts'
import { paymentInput } from '../support/ready-inputs.ts'
import type { World } from '../support/world.ts'

const BEFORE =
  'The caller gave up before the call was carried out: it had no effect'
const AFTER =
  'The caller gave up after the call was carried out: its effect stays, and the reply is lost'

/** Aborts a payment as soon as its row is there. */
function abortAtCommit({ mock }: World): AbortSignal {
  const aborting = new AbortController()
  mock.events.subscribe((event) => {
    if (event.type === 'change' && event.change.table === 'payment') {
      aborting.abort()
    }
  })
  return aborting.signal
}

function available({ mock }: World): string | null | undefined {
  return mock.db.paymentSession.findFirst({})?.availableSpendAmount
}

describeTargets('a call that its caller gives up', (target) => {
  it('has no effect when that was before it was sent', async () => {
    const world = await target.start()
    await expect(
      world.client.processPayment(paymentInput(), {
        abortSignal: AbortSignal.abort(),
      }),
    ).rejects.toMatchObject({ name: 'AbortError' })
    expect(world.mock.db.payment.count()).toBe(0)
    expect(available(world)).toBe('100')
  })

  it('keeps its effect when that was after it was carried out', async () => {
    const world = await target.start()
    const abortSignal = abortAtCommit(world)
    await expect(
      world.client.processPayment(paymentInput(), { abortSignal }),
    ).rejects.toMatchObject({ name: 'AbortError' })
    expect(world.mock.db.payment.count()).toBe(1)
    expect(available(world)).toBe('99.9')
  })

  if (target.name === 'request handler') {
    it('is told in the journal, with what became of it', async () => {
      const world = await target.start()
      const { client, mock } = world
      await client
        .processPayment(paymentInput(), { abortSignal: AbortSignal.abort() })
        .catch(() => {})
      await client
        .processPayment(paymentInput(), { abortSignal: abortAtCommit(world) })
        .catch(() => {})
      expect(mock.journal.entries()).toMatchObject([
        { operation: 'ProcessPayment', statusCode: 0, hints: [BEFORE] },
        { operation: 'ProcessPayment', statusCode: 0, hints: [AFTER] },
      ])
      expect(mock.journal.entries()[1]?.output).toBeUndefined()
    })

    it.each([
      ['before', 0, BEFORE],
      ['after-commit', 1, AFTER],
    ] as const)(
      'is given up when latency %s exceeds the time limit of the request',
      async (when, payments, hint) => {
        const { client, mock } = await target.start()
        const start = mock.clock.now().getTime()
        mock.faults.inject({ when, latency: { seconds: 5 }, times: 1 })
        await expect(
          client.processPayment(paymentInput(), { requestTimeout: 1_000 }),
        ).rejects.toMatchObject({ name: 'TimeoutError' })
        expect(mock.clock.now().getTime() - start).toBe(1_000)
        expect(mock.db.payment.count()).toBe(payments)
        expect(mock.journal.entries()).toMatchObject([{ hints: [hint] }])
      },
    )

    it('is answered when the latency fits into the time limit', async () => {
      const { client, mock } = await target.start()
      mock.faults.inject({ latency: { seconds: 5 } })
      await client.processPayment(paymentInput(), { requestTimeout: 6_000 })
      await client.processPayment(paymentInput(), { requestTimeout: 0 })
      expect(mock.db.payment.count()).toBe(2)
    })
  }

  if (target.name === 'http server') {
    it.each([
      ['before', 0, BEFORE],
      ['after-commit', 1, AFTER],
    ] as const)(
      'is told in the journal when the caller hangs up in latency %s',
      async (when, payments, hint) => {
        const { client, mock } = await target.start()
        mock.faults.inject({ when, latency: { days: 1 } })
        const aborting = new AbortController()
        const call = client.processPayment(paymentInput(), {
          abortSignal: aborting.signal,
        })
        await vi.waitFor(() =>
          expect(mock.faults.list()).toMatchObject([{ fired: 1 }]),
        )
        aborting.abort()
        await expect(call).rejects.toMatchObject({ name: 'AbortError' })
        await vi.waitFor(() =>
          expect(mock.journal.entries()).toMatchObject([
            { statusCode: 0, hints: [hint] },
          ]),
        )
        expect(mock.db.payment.count()).toBe(payments)
      },
    )
  }
})
