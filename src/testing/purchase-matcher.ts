import { MockError } from '../errors.ts'
import { explain } from './explain.ts'
import type { MatcherResult, Payee } from './matcher-functions.ts'
import { shorten } from './partial-match.ts'
import { listReceived } from './received-calls.ts'
import { mockOf } from './received-mock.ts'

/** Checks that exactly one payment was signed for a resource, by the addresses at which it is paid. */
export function toHavePaidOnce(
  received: unknown,
  resource: Payee,
): MatcherResult {
  const { db, journal } = mockOf(received)
  const { url, payTo } = payeeOf(resource)
  const payments = db.payment.findMany({ where: { payTo: { in: [...payTo] } } })
  const pass = payments.length === 1
  const listed = payments.map(
    ({ processPaymentId, amount, settlementStatus }) =>
      `  ${processPaymentId}: ${amount} USD, ${settlementStatus}`,
  )
  return {
    pass,
    message: () =>
      explain({
        actual: `${url} was paid ${payments.length} times`,
        expected: 'once',
        pass,
        details: [
          listed.length === 0 ? '' : ['Payments:', ...listed].join('\n'),
          listReceived(journal.entries()),
        ],
      }),
  }
}

function payeeOf(resource: unknown): Payee {
  const { url, payTo } = (resource ?? {}) as Partial<Payee>
  if (typeof url === 'string' && Array.isArray(payTo)) return { url, payTo }
  throw new MockError(
    `toHavePaidOnce takes a resource, as createPaidResource() returns it. Received: ${shorten(resource)}`,
  )
}
