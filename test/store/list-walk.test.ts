import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import { call, type OperationName } from '../support/call-operation.ts'

const { paymentManagerArn, paymentConnectorId } = readyAccount.ids

/** A list of the service, and how its rows come and go. */
interface Listing {
  operation: OperationName
  rows: string
  id: string
  filter: object
  create(mock: PaymentsMockCore): Promise<string>
  remove(mock: PaymentsMockCore, id: string): Promise<number>
}

const sessions: Listing = {
  operation: 'ListPaymentSessions',
  rows: 'paymentSessions',
  id: 'paymentSessionId',
  filter: {},
  async create(mock) {
    const { body } = await call(mock, 'CreatePaymentSession', {
      paymentManagerArn,
      expiryTimeInMinutes: 15,
    })
    return (body['paymentSession'] as { paymentSessionId: string })
      .paymentSessionId
  },
  async remove(mock, paymentSessionId) {
    const input = { paymentManagerArn, paymentSessionId }
    return (await call(mock, 'DeletePaymentSession', input)).status
  },
}

const instruments: Listing = {
  operation: 'ListPaymentInstruments',
  rows: 'paymentInstruments',
  id: 'paymentInstrumentId',
  filter: {},
  async create(mock) {
    const { body } = await call(mock, 'CreatePaymentInstrument', {
      paymentManagerArn,
      paymentConnectorId,
      paymentInstrumentType: 'EMBEDDED_CRYPTO_WALLET',
      paymentInstrumentDetails: {
        embeddedCryptoWallet: { network: 'SOLANA', linkedAccounts: [] },
      },
    })
    return (body['paymentInstrument'] as { paymentInstrumentId: string })
      .paymentInstrumentId
  },
  async remove(mock, paymentInstrumentId) {
    const input = { paymentManagerArn, paymentConnectorId, paymentInstrumentId }
    return (await call(mock, 'DeletePaymentInstrument', input)).status
  },
}

interface Page {
  ids: string[]
  nextToken: string | undefined
}

async function readPage(
  mock: PaymentsMockCore,
  { operation, rows, id, filter }: Listing,
  maxResults: number,
  nextToken: string | undefined,
): Promise<Page> {
  const { body } = await call(mock, operation, {
    paymentManagerArn,
    ...filter,
    maxResults,
    nextToken,
  })
  const found = body[rows] as Record<string, string>[]
  return {
    ids: found.map((row) => row[id] ?? ''),
    nextToken: body['nextToken'] as string | undefined,
  }
}

// what happens between two pages: how many rows come, and which ones go
const change = fc.record({
  created: fc.nat({ max: 3 }),
  removed: fc.array(fc.nat(), { maxLength: 3 }),
})

describe.each([
  ['sessions', sessions],
  ['instruments', instruments],
  [
    'instruments of a connector',
    { ...instruments, filter: { paymentConnectorId } },
  ],
])('a walk through a list of %s', (_, listing) => {
  it('meets every row that stays exactly once, in the order of creation', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 12 }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(change, { maxLength: 8, size: 'max' }),
        async (count, maxResults, changes) => {
          const mock = assembleMock({ now: 0 })
          // in the order of creation, with what the ready account has
          const all = (await readPage(mock, listing, 100, undefined)).ids
          for (let index = 0; index < count; index += 1) {
            all.push(await listing.create(mock))
          }
          const atStart = new Set(all)
          const gone = new Set<string>()

          const seen: string[] = []
          let nextToken: string | undefined
          let pages = 0
          do {
            const page = await readPage(mock, listing, maxResults, nextToken)
            expect(page.ids.length).toBeLessThanOrEqual(maxResults)
            expect(page.ids.filter((id) => gone.has(id))).toEqual([])
            seen.push(...page.ids)
            nextToken = page.nextToken
            const { created = 0, removed = [] } = changes[pages] ?? {}
            pages += 1
            for (const index of removed) {
              const alive = all.filter((id) => !gone.has(id))
              const id = alive[index % Math.max(alive.length, 1)]
              if (id === undefined) continue
              expect(await listing.remove(mock, id)).toBe(200)
              gone.add(id)
            }
            for (let index = 0; index < created; index += 1) {
              all.push(await listing.create(mock))
            }
          } while (nextToken !== undefined && pages < 100)

          expect(nextToken).toBeUndefined()
          expect(new Set(seen).size).toBe(seen.length)
          expect(seen).toEqual(all.filter((id) => seen.includes(id)))
          const missed = all.filter(
            (id) => atStart.has(id) && !gone.has(id) && !seen.includes(id),
          )
          expect(missed).toEqual([])
        },
      ),
      { numRuns: 25 },
    )
  }, 30_000)
})
