import { expect, it } from 'vitest'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { assembleMock } from '../../src/entries/assemble.ts'
import { diffSnapshots } from '../../src/world/diff.ts'
import { VALID_INPUTS } from '../support/valid-inputs.ts'
import { call } from '../support/call-operation.ts'

const NOW = '2026-01-01T00:00:00.000Z'
const { paymentSessionId, paymentInstrumentId } = readyAccount.ids

it('finds nothing between equal worlds', () => {
  const mock = assembleMock({ now: NOW })
  expect(diffSnapshots(mock.snapshot(), mock.snapshot())).toEqual({})
})

it('tells what was created, changed and deleted, and leaves bookkeeping out', async () => {
  const mock = assembleMock({ now: NOW })
  const before = mock.snapshot()
  const { body } = await call(
    mock,
    'ProcessPayment',
    VALID_INPUTS.ProcessPayment,
  )
  const paid = mock.snapshot()
  expect(diffSnapshots(before, paid)).toEqual({
    paymentSession: {
      [paymentSessionId]: {
        availableSpendAmount: ['100', '99.9'],
        spentAmount: ['0', '0.1'],
      },
    },
    payment: { [String(body['processPaymentId'])]: 'created' },
  })
  await call(mock, 'DeletePaymentSession', VALID_INPUTS.DeletePaymentSession)
  mock.clock.advanceBy({ minutes: 1 })
  await call(
    mock,
    'DeletePaymentInstrument',
    VALID_INPUTS.DeletePaymentInstrument,
  )
  expect(diffSnapshots(paid, mock.snapshot())).toEqual({
    paymentSession: { [paymentSessionId]: 'deleted' },
    paymentInstrument: {
      [paymentInstrumentId]: {
        status: ['ACTIVE', 'DELETED'],
        version: [1, 2],
        updatedAt: [NOW, '2026-01-01T00:01:00.000Z'],
      },
    },
  })
})

it('refuses what is no snapshot', () => {
  const snapshot = assembleMock().snapshot()
  expect(() => diffSnapshots(snapshot, {} as never)).toThrow('format: ')
})
