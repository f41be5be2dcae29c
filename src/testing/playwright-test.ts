import {
  test,
  type BrowserContext,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type Request as PageRequest,
  type Route,
  type TestType,
} from '@playwright/test'
import { setTimeout } from 'node:timers/promises'
import type { PaymentsMockCore } from '../mock/mock.ts'
import type { MockOptions } from '../mock/mock-options.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import type { RunningServer } from '../node/server/start-server.ts'

/** Fixtures of every test. */
export interface PaymentsTestFixtures<M> {
  /** The scenario that a test begins with: `test.use({ scenario })`. Default: that of `mockOptions`. */
  scenario: Scenario | undefined
  /** The mock behind {@link PaymentsWorkerFixtures.paymentsServer}, reset for each test. */
  mock: M
}

/** Fixtures that the tests of one worker share. */
export interface PaymentsWorkerFixtures {
  /** Options of a worker's mock: `test.use({ mockOptions: { … } })` at the top of a file, or in the config. */
  mockOptions: MockOptions
  /** A server for the mock, on a free port, for code outside a page. */
  paymentsServer: RunningServer
}

/** Playwright's `test` with a mock. */
export type PaymentsTest<M> = TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & PaymentsTestFixtures<M>,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & PaymentsWorkerFixtures
>

/** Parts that the entry provides. */
export interface PaymentsTestParts<M> {
  createMock(options: MockOptions): M
  serve(mock: M, options: { port: 0 }): Promise<RunningServer>
}

interface Served<M> {
  served: { mock: M; server: RunningServer; beginning: Scenario }
}

/**
 * Makes Playwright's `test` with a mock that answers the calls of a test's pages to AgentCore.
 */
export function createPaymentsTest<M extends PaymentsMockCore>({
  createMock,
  serve,
}: PaymentsTestParts<M>): PaymentsTest<M> {
  return test.extend<
    PaymentsTestFixtures<M>,
    PaymentsWorkerFixtures & Served<M>
  >({
    mockOptions: [{}, { scope: 'worker', option: true }],

    served: [
      async ({ mockOptions }, use) => {
        const mock = createMock(mockOptions)
        const server = await serve(mock, { port: 0 })
        await use({ mock, server, beginning: mock.scenario })
        await server.close()
      },
      { scope: 'worker' },
    ],

    paymentsServer: [
      ({ served }, use) => use(served.server),
      { scope: 'worker' },
    ],

    scenario: [undefined, { option: true }],

    // automatic, so that a test that uses only the server starts with a reset mock too
    mock: [
      async ({ served: { mock, beginning }, scenario }, use) => {
        mock.reset(scenario ?? beginning)
        await use(mock)
        mock.checkInvariants()
      },
      { auto: true },
    ],

    context: async ({ context, mock }, use) => {
      await leadToMock(context, mock)
      await use(context)
    },
  })
}

async function leadToMock(
  context: BrowserContext,
  mock: PaymentsMockCore,
): Promise<void> {
  await context.route(
    (url) => mock.endpoints.covers(url),
    async (route, request) => answer(route, await toRequest(request), mock),
  )
}

async function toRequest(request: PageRequest): Promise<Request> {
  const body = request.postDataBuffer()
  return new Request(request.url(), {
    method: request.method(),
    headers: await request.allHeaders(),
    ...(body && { body: new Uint8Array(body) }),
  })
}

async function answer(
  route: Route,
  request: Request,
  mock: PaymentsMockCore,
): Promise<void> {
  const response = await mock.fetch(request, { wait: setTimeout })
  if (response.type === 'error') return route.abort('connectionreset')
  const body = await response.arrayBuffer().catch(() => undefined)
  if (body === undefined) return route.abort('connectionreset')
  return route.fulfill({
    status: response.status,
    headers: {
      ...Object.fromEntries(response.headers),
      // the page is of another origin than AgentCore
      'access-control-allow-origin': '*',
      'access-control-expose-headers': '*',
    },
    body: Buffer.from(body),
  })
}
