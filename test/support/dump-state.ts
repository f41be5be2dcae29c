import type { PaymentsMockCore } from '../../src/mock/mock.ts'

/** Every row that a mock shows, by table: equal before and after means that nothing has changed. */
export function dumpState(mock: Pick<PaymentsMockCore, 'db'>): object {
  const { db } = mock
  return {
    paymentManager: db.paymentManager.getAll(),
    paymentConnector: db.paymentConnector.getAll(),
    paymentCredentialProvider: db.paymentCredentialProvider.getAll(),
    paymentInstrument: db.paymentInstrument.getAll(),
    paymentSession: db.paymentSession.getAll(),
    payment: db.payment.getAll(),
    settlement: db.settlement.getAll(),
  } satisfies Record<keyof typeof db, unknown>
}
