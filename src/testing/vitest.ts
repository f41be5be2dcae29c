import type { HttpHandler } from 'msw'
import { setupServer, type SetupServer } from 'msw/node'
import { test, type TestAPI } from 'vitest'
import { MockError } from '../errors.ts'
import type { PaymentsMockCore } from '../mock/mock.ts'
import type { MockOptions } from '../mock/mock-options.ts'
import { printWorld } from './vitest-failure.ts'

/** Fixtures of every test. */
export interface PaymentsFixtures<M> {
  /** Options of each test's mock; set them with `paymentsTest.extend({ mockOptions: { … } })`. */
  mockOptions: MockOptions
  /** A new mock for this test. */
  mock: M
  /** The MSW server that passes this process's requests to the mock; add handlers of your own with `use`. */
  server: SetupServer
}

// each major version of msw reads its own option
const LEAVE_OTHER_HOSTS_ALONE = {
  onUnhandledRequest: 'bypass',
  onUnhandledFrame: 'bypass',
} as const

/**
 * Makes Vitest's `test` with a new mock for each test, which answers this process's requests.
 *
 * @param createMock makes a mock that has handlers for MSW.
 */
export function createPaymentsTest<
  M extends PaymentsMockCore & { readonly handlers: HttpHandler[] },
>(createMock: (options: MockOptions) => M): TestAPI<PaymentsFixtures<M>> {
  return test.extend<PaymentsFixtures<M>>({
    mockOptions: {},

    mock: async ({ mockOptions, task, onTestFailed }, use) => {
      if (task.concurrent === true) {
        throw new MockError(
          `"${task.name}" runs concurrently, but paymentsTest passes every request of the process to one mock. Remove .concurrent, or use Vitest's own test with createPaymentsMock() and createRequestHandler(mock).`,
        )
      }
      const mock = createMock({
        ...mockOptions,
        // handlers that a test adds come first, so other requests have no answer
        policy: { otherOperations: 'refuse', ...mockOptions.policy },
      })
      // after the checks below, which fail a test as well
      onTestFailed(() => printWorld(mock, task.name))
      const unhandled = noteUnhandled(mock)
      await use(mock)
      if (unhandled.length > 0) {
        throw new MockError(
          `These requests to AgentCore have no answer:\n${unhandled.join('\n')}\nCorrect the request, or answer it with server.use(…).`,
        )
      }
      mock.checkInvariants()
    },

    // automatic, and so is the mock: a test need not name them
    server: [
      async ({ mock }, use) => {
        const server = setupServer(...mock.handlers)
        server.listen(LEAVE_OTHER_HOSTS_ALONE)
        await use(server)
        server.close()
      },
      { auto: true },
    ],
  })
}

/** Collects requests without an answer as they come, because a test may clear the journal. */
function noteUnhandled({ journal }: PaymentsMockCore): readonly string[] {
  const unhandled: string[] = []
  journal.subscribe(({ operation, method, path, error, hints }) => {
    if (operation === undefined) {
      unhandled.push(
        [`${method} ${path} ${error?.name}`, ...hints].join('\n  '),
      )
    }
  })
  return unhandled
}
