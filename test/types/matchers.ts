import { createPaymentsMock } from 'agentcore-payments-mock'
import { expect as playwrightExpect } from 'agentcore-payments-mock/playwright'
import { expect } from 'vitest'

// what Vitest's matchers are is declared there
export type { PaymentsMatchers } from 'agentcore-payments-mock/vitest'

// as public-types.ts: each line that must not compile says so
const mock = createPaymentsMock()

/** Operations and their inputs, in Vitest. */
export function withVitest(): void {
  expect(mock).toHaveReceivedOperation('ProcessPayment', 2)
  expect(mock).toHaveReceivedOperationWith('ProcessPayment', {
    paymentSessionId: expect.stringMatching(/^payment-session-/),
    paymentInput: { cryptoX402: expect.objectContaining({ version: '2' }) },
    clientToken: undefined,
  })
  expect(mock).toHaveReceivedOperationWith('CreatePaymentInstrument', {
    paymentInstrumentDetails: { embeddedCryptoWallet: { network: 'SOLANA' } },
  })
  // @ts-expect-error there is no such operation
  expect(mock).not.toHaveReceivedOperation('ProcesPayment')
  expect(mock).not.toHaveReceivedOperationWith('ProcessPayment', {
    // @ts-expect-error there is no such member
    paymentSesionId: 'payment-session-1',
  })
  expect(mock).not.toHaveReceivedOperationWith('GetPaymentSession', {
    // @ts-expect-error the member is of another operation
    paymentInput: {},
  })
  expect(mock).not.toHaveReceivedOperationWith('CreatePaymentInstrument', {
    paymentInstrumentDetails: {
      // @ts-expect-error there is no such network
      embeddedCryptoWallet: { network: 'SOLANNA' },
    },
  })
}

/** Operations and their inputs, in Playwright. */
export function withPlaywright(): void {
  const expectMock = playwrightExpect(mock)
  expectMock.toHaveReceivedOperation('ProcessPayment')
  expectMock.toHaveReceivedOperationWith('ProcessPayment', {
    paymentSessionId: playwrightExpect.stringContaining('session'),
  })
  // @ts-expect-error there is no such operation
  expectMock.not.toHaveReceivedOperation('ProcesPayment')
  // @ts-expect-error no operation has such a member
  expectMock.not.toHaveReceivedOperationWith('ProcessPayment', { sesion: '1' })
}
