import fc from 'fast-check'
import { expect, it } from 'vitest'
import { slowReply } from '../../src/protocol/slow-reply.ts'

/** The pieces of a slow reply, and how long it waited before each. */
async function arrivalOf(body: string, bodyMs: number) {
  const waits: number[] = []
  const response = slowReply({ statusCode: 201, body }, {}, bodyMs, (ms) => {
    waits.push(ms)
    return Promise.resolve()
  })
  const pieces: Uint8Array[] = []
  const reader = response.body?.getReader()
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true }
    if (done || value === undefined) break
    pieces.push(value)
  }
  return { response, pieces, waits }
}

it('spreads any body over the whole time, in at most ten pieces', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
      fc.integer({ min: 1, max: 100_000 }),
      async (body, bodyMs) => {
        const { pieces, waits } = await arrivalOf(body, bodyMs)
        const whole = new TextEncoder().encode(body)
        expect(Buffer.concat(pieces).equals(whole)).toBe(true)
        expect(pieces.length).toBeLessThanOrEqual(10)
        expect(pieces.every(({ length }) => length > 0)).toBe(true)
        expect(waits).toHaveLength(pieces.length)
        expect(waits.reduce((sum, ms) => sum + ms)).toBeCloseTo(bodyMs)
      },
    ),
  )
})

it('comes in ten pieces of about one size when it is long enough', async () => {
  const { pieces } = await arrivalOf('x'.repeat(104), 1)
  expect(pieces.map(({ length }) => length).sort()).toEqual([
    10, 10, 10, 10, 10, 10, 11, 11, 11, 11,
  ])
})

it('has its status and headers before any time has passed', () => {
  const never = () => new Promise<void>(() => {})
  const reply = { statusCode: 201, body: '{}' }
  const response = slowReply(reply, { 'x-amzn-requestid': '7' }, 1000, never)
  expect(response.status).toBe(201)
  expect(response.headers.get('x-amzn-requestid')).toBe('7')
})
