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

/** What every test is given. */
export interface PaymentsTestFixtures<M> {
  /** The world that a test begins with: `test.use({ scenario })`. Default: that of `mockOptions`. */
  scenario: Scenario | undefined
  /** The mock behind {@link PaymentsWorkerFixtures.paymentsServer}, as at its beginning. */
  mock: M
}

/** What the tests of one worker share. */
export interface PaymentsWorkerFixtures {
  /** How the mock of a worker starts: `test.use({ mockOptions: { … } })` at the top of a file, or in the config. */
  mockOptions: MockOptions
  /** A server in front of the mock, on a free port, for what does not run in a page. */
  paymentsServer: RunningServer
}

/** Playwright's `test` with a mock. */
export type PaymentsTest<M> = TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & PaymentsTestFixtures<M>,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & PaymentsWorkerFixtures
>

/** What the test is joined with. */
export interface PaymentsTestParts<M> {
  createMock(options: MockOptions): M
  serve(mock: M, options: { port: 0 }): Promise<RunningServer>
}

interface Served<M> {
  served: { mock: M; server: RunningServer; beginning: Scenario }
}

/**
 * Playwright's `test`, with a mock that the pages of a test reach without being told: what they send to AgentCore
 * is answered by it.
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

    // automatic: a test that asks for the server alone begins at the beginning too
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
