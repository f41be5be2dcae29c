import { createPaymentsMock } from './index.ts'

/**
 * A ready mock with the default scenario.
 *
 * @example
 * ```ts
 * import { handlers, mock } from 'agentcore-payments-mock/handlers'
 * import { setupServer } from 'msw/node'
 *
 * const server = setupServer(...handlers)
 * mock.clock.advanceBy({ minutes: 61 })
 * ```
 */
export const mock = createPaymentsMock()

/** MSW request handlers of {@link mock}. */
export const handlers = mock.handlers
