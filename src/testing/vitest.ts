import type { HttpHandler } from 'msw'
import { setupServer, type SetupServer } from 'msw/node'
import { test, type TestAPI } from 'vitest'
import { MockError } from '../errors.ts'
import type { PaymentsMockCore } from '../mock/mock.ts'
import type { MockOptions } from '../mock/mock-options.ts'
import { printWorld } from './vitest-failure.ts'

/** What every test is given. */
export interface PaymentsFixtures<M> {
  /** How each test's mock starts; replace it with `paymentsTest.extend({ mockOptions: { … } })`. */
  mockOptions: MockOptions
  /** A mock of this test alone. */
  mock: M
  /** The MSW server that leads this process's requests to the mock; it takes further handlers with `use`. */
  server: SetupServer
}

// each of the two major versions of msw reads its own one
const LEAVE_OTHER_HOSTS_ALONE = {
  onUnhandledRequest: 'bypass',
  onUnhandledFrame: 'bypass',
} as const

/**
 * Vitest's `test`, with a fresh mock for each test that requests of this process reach.
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
          `"${task.name}" runs concurrently, and paymentsTest leads every request of the process to one mock. Let it run by itself, or take Vitest's own test with createPaymentsMock() and createRequestHandler(mock).`,
        )
      }
      const mock = createMock({
        ...mockOptions,
        // handlers that a test adds come first: what is left for the mock, nobody answers
        policy: { otherOperations: 'refuse', ...mockOptions.policy },
      })
      // after the checks below, which fail a test as well
      onTestFailed(() => printWorld(mock, task.name))
      const unhandled = noteUnhandled(mock)
      await use(mock)
      if (unhandled.length > 0) {
        throw new MockError(
          `AgentCore was sent what nothing here answers:\n${unhandled.join('\n')}\nCorrect the request, or answer it with server.use(…).`,
        )
      }
      mock.checkInvariants()
    },

    // automatic, and with it the mock: a test need name neither
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

/** Listens rather than asks at the end: a test may empty the journal. */
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
