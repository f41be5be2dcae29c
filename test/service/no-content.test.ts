import { emptyAccount } from '../../fixtures/empty-account.ts'
import { expect, it } from 'vitest'
import { createMock, type PaymentsMockCore } from '../../src/mock/mock.ts'
import { BROKEN_REPLIES } from '../../src/protocol/broken-reply.ts'
import { synthesize, syntheticOperation } from '../support/synthetic-mock.ts'

/** A mock whose one operation answers 204. */
function quietMock(): PaymentsMockCore {
  const operation = { ...syntheticOperation(() => ({ text: '' })) }
  return createMock(
    { Synthesize: { ...operation, statusCode: 204 } },
    { scenario: emptyAccount, now: '2026-01-01T00:00:00Z' },
  )
}

it('has neither a body nor a content type', async () => {
  const mock = quietMock()
  const response = await mock.fetch(synthesize())
  expect(response.status).toBe(204)
  expect(response.body).toBeNull()
  expect(response.headers.get('content-type')).toBeNull()
  expect(mock.journal.entries()[0]).toMatchObject({
    statusCode: 204,
    output: undefined,
    bug: undefined,
  })
})

it.each(BROKEN_REPLIES)('can be broken: %s', async (reply) => {
  const mock = quietMock()
  mock.faults.inject({ reply, when: 'after-commit' })
  const response = await mock.fetch(synthesize())
  expect(response.status).not.toBe(204)
  expect(mock.journal.entries()[0]).toMatchObject({ bug: undefined })
})

it('takes no time to be sent slowly', async () => {
  const mock = quietMock()
  mock.faults.inject({ reply: 'slow-body', latency: { seconds: 5 } })
  const response = await mock.fetch(synthesize())
  expect(response.status).toBe(204)
  expect(mock.clock.now().toISOString()).toBe('2026-01-01T00:00:00.000Z')
})
