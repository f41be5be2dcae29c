import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { challengeHeaders } from '../domain/mpp/any-challenge.ts'
import { call } from '../support/call-operation.ts'

const { paymentManagerArn, paymentSessionId, solanaPaymentInstrumentId } =
  readyAccount.ids

it('pays any challenge or refuses it as modelled, and what is refused spends nothing', async () => {
  const mock = assembleMock({ scenario: privyAccount() })
  const outcomes = new Set<number>()
  await fc.assert(
    fc.asyncProperty(
      challengeHeaders(),
      fc.constantFrom(
        readyAccount.ids.paymentInstrumentId,
        solanaPaymentInstrumentId,
      ),
      fc.boolean(),
      async (header, paymentInstrumentId, buyerPaysGasFees) => {
        const before = mock.db.paymentSession.getAll()
        const payments = mock.db.payment.count()

        const { status, errorType } = await call(mock, 'ProcessPayment', {
          paymentManagerArn,
          paymentSessionId,
          paymentInstrumentId,
          paymentType: 'MPP',
          paymentInput: {
            mpp: {
              version: '1',
              wwwAuthenticateHeaders: [header],
              buyerPaysGasFees,
            },
          },
        })

        outcomes.add(status)
        if (status === 200) {
          expect(mock.db.payment.count()).toBe(payments + 1)
        } else {
          expect(status).toBe(400)
          expect(errorType).toMatch(/^ValidationException/)
          expect(mock.db.payment.count()).toBe(payments)
          expect(mock.db.paymentSession.getAll()).toEqual(before)
        }
      },
    ),
    { numRuns: 150 },
  )
  mock.checkInvariants()
  expect([...outcomes].sort()).toEqual([200, 400])
})

/** The ready account with wallets that can pay by every method, and a session with the greatest budget. */
function privyAccount() {
  return {
    ...readyAccount,
    paymentInstruments: readyAccount.paymentInstruments.map((instrument) => ({
      ...instrument,
      paymentConnectorId: readyAccount.ids.privyPaymentConnectorId,
    })),
    // room for every payment
    paymentSessions: readyAccount.paymentSessions.map((session) => ({
      ...session,
      maxSpendAmount: '10000',
    })),
  }
}
