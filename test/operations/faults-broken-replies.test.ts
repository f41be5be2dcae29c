import { describe, expect, it } from 'vitest'
import type { JournalEntry, PaymentsMock } from '../../src/entries/index.ts'
import { BROKEN_REPLIES } from '../../src/protocol/broken-reply.ts'
import { availableAmount } from '../support/available-amount.ts'
import { describeEveryTarget } from '../support/describe-targets.ts'
import { createSession, paymentInput } from '../support/ready-inputs.ts'
import { retryingClient } from '../support/retrying-client.ts'

// told from the SDK's behaviour: it takes a complete reply that is no JSON for the answer
const RETRIED = BROKEN_REPLIES.filter((reply) => reply !== 'malformed-json')
// msw 2 turns a network error on node:http into a TypeError, which the SDK does not try again
const hidesResets = (name: string) => name === 'msw over node:http'

describeEveryTarget('a broken reply', (target) => {
  const retried = RETRIED.filter(
    (reply) => reply !== 'connection-reset' || !hidesResets(target.name),
  )

  describe.each(retried)('%s', (reply) => {
    it('before the call leaves all as it was, and the retry pays', async () => {
      const { client, mock } = await target.start()
      const paymentSessionId = await createSession(client)
      mock.faults.inject({ operation: 'ProcessPayment', reply, times: 1 })

      const output = await retryingClient(client).processPayment(
        paymentInput({}, { paymentSessionId }),
      )

      expect(output).toMatchObject({
        status: 'PROOF_GENERATED',
        $metadata: { attempts: 2 },
      })
      expect(await availableAmount(client, paymentSessionId)).toBe('0.9')
      expect(mock.db.payment.count()).toBe(1)
      const [lost, paid] = payments(mock)
      expect(lost).toMatchObject({ faults: ['fault-1'], changes: [] })
      expect(paid).toMatchObject({ faults: [], statusCode: 200 })
      expect(paid?.changes).not.toEqual([])
      mock.checkInvariants()
    })

    it('after the commit loses the reply alone: the retry gets it, and one payment is made', async () => {
      const { client, mock } = await target.start()
      const paymentSessionId = await createSession(client)
      mock.faults.inject({
        operation: 'ProcessPayment',
        reply,
        when: 'after-commit',
        times: 1,
      })

      // without a client token: the SDK makes one, and keeps it for its retries
      const output = await retryingClient(client).processPayment(
        paymentInput({}, { paymentSessionId }),
      )

      expect(output).toMatchObject({
        status: 'PROOF_GENERATED',
        $metadata: { attempts: 2 },
      })
      expect(await availableAmount(client, paymentSessionId)).toBe('0.9')
      expect(mock.db.payment.count()).toBe(1)
      const [lost, replayed] = payments(mock)
      expect(lost?.faults).toEqual(['fault-1'])
      expect(lost?.changes).not.toEqual([])
      expect(replayed).toMatchObject({ faults: [], changes: [] })
      expect(replayed?.output).toMatchObject({
        processPaymentId: output.processPaymentId,
      })
      mock.checkInvariants()
    })
  })

  it('of any kind that never ends leaves all as it was, however often it is tried', async () => {
    for (const reply of BROKEN_REPLIES) {
      const { client, mock } = await target.start()
      const before = mock.db.paymentSession.getAll()
      mock.faults.inject({ operation: 'ProcessPayment', reply })

      await expect(client.processPayment(paymentInput())).rejects.toThrow()
      await expect(client.processPayment(paymentInput())).rejects.toThrow()

      expect(mock.faults.list()).toMatchObject([{ matched: 2, fired: 2 }])
      expect(mock.db.paymentSession.getAll()).toEqual(before)
      expect(mock.db.payment.count()).toBe(0)
    }
  })

  it('that is truncated is a connection that broke, not an answer', async () => {
    const { client, mock } = await target.start()
    mock.faults.inject({ reply: 'truncated-body', when: 'after-commit' })
    await expect(client.processPayment(paymentInput())).rejects.toMatchObject({
      code: 'ECONNRESET',
    })
  })

  it.each(['before', 'after-commit'] as const)(
    'that is malformed (%s) is not tried again by the SDK; calling again with the same token pays once',
    async (when) => {
      const { client, mock } = await target.start()
      const input = paymentInput({}, { clientToken: 't'.repeat(40) })
      mock.faults.inject({ reply: 'malformed-json', when, times: 1 })
      const retrying = retryingClient(client)

      await expect(retrying.processPayment(input)).rejects.toMatchObject({
        name: 'SyntaxError',
        $metadata: { httpStatusCode: 200, attempts: 1 },
      })
      expect(mock.db.payment.count()).toBe(when === 'before' ? 0 : 1)
      await retrying.processPayment(input)

      expect(mock.db.payment.count()).toBe(1)
      mock.checkInvariants()
    },
  )

  if (!hidesResets(target.name)) return

  it.each(['before', 'after-commit'] as const)(
    'that is a reset (%s) is a TypeError here, and not tried again by the SDK',
    async (when) => {
      const { client, mock } = await target.start()
      const input = paymentInput({}, { clientToken: 't'.repeat(40) })
      mock.faults.inject({ reply: 'connection-reset', when, times: 1 })
      const retrying = retryingClient(client)

      const outcome = await retrying
        .processPayment(input)
        .catch((error: unknown) => error)
      expect(outcome).toBeInstanceOf(TypeError)
      expect(outcome).toMatchObject({ $metadata: { attempts: 1 } })
      expect(mock.db.payment.count()).toBe(when === 'before' ? 0 : 1)
      await retrying.processPayment(input)

      expect(mock.db.payment.count()).toBe(1)
      mock.checkInvariants()
    },
  )
})

function payments({ journal }: Pick<PaymentsMock, 'journal'>): JournalEntry[] {
  return journal.entries({ operation: 'ProcessPayment' })
}
