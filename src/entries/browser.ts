import { createWorkerStart } from '../adapters/payments-worker.ts'
import type { PaymentsWorker as Worker } from '../adapters/payments-worker.ts'
import { MOCK_OPTIONS } from '../mock/mock-options.ts'
import { createClock } from '../time/clock.ts'
import { createPaymentsMock, type PaymentsMock } from './index.ts'

/** A running worker and its mock. */
export type PaymentsWorker = Worker<PaymentsMock>

/**
 * Starts a mock in a page: from then on, what the page's AWS SDK sends to AgentCore Payments is answered here.
 *
 * It needs MSW's script where the app's files are served: `npx msw init public`. Where the browser has no
 * service worker, as on plain HTTP beyond localhost, the page's `fetch` is answered without one.
 *
 * @returns the mock, MSW's worker, and `stop()`.
 * @throws MockError (as a rejection) for a bad option, when MSW's script is missing, or when a worker runs already.
 * @example
 * ```ts
 * import { startPaymentsWorker } from 'agentcore-payments-mock/browser'
 *
 * const { mock, stop } = await startPaymentsWorker({ persist: true })
 * mock.clock.advanceBy({ minutes: 16 })
 * await stop()
 * ```
 */
export const startPaymentsWorker = createWorkerStart({
  createMock: createPaymentsMock,
  mockOptions: MOCK_OPTIONS,
  realTime: createClock(),
})

export type { PaymentsWorkerOptions } from '../adapters/payments-worker.ts'
