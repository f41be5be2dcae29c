import type { HttpHandler } from 'msw'
import { setupWorker, type SetupWorker } from 'msw/browser'
import type { MockClock } from '../time/clock.ts'
import {
  requireKnownMembers,
  type KnownMembers,
} from '../domain/known-members.ts'
import { MockError } from '../errors.ts'
import type { PaymentsMockCore } from '../mock/mock.ts'
import type { MockOptions } from '../mock/mock-options.ts'
import { createKeptWorld } from './kept-world.ts'

/** How a mock starts in a page. */
export interface PaymentsWorkerOptions extends MockOptions {
  /**
   * Keeps the world across reloads, in the tab's session storage, until the tab is closed; journal, faults and
   * saves are not kept. It begins anew when `scenario`, `seed` or `now` are others than before. Default false.
   */
  persist?: boolean
  /** True if MSW keeps to itself that it started, and what it answered. Default false. */
  quiet?: boolean
  /** URL of the script that `npx msw init` wrote. Default `/mockServiceWorker.js`. */
  script?: string
}

/** A mock that a page's own requests reach. */
export interface PaymentsWorker<M> {
  readonly mock: M
  /** MSW's worker, which takes further handlers with `use`. */
  readonly worker: SetupWorker
  /** Lets requests go where they go without it, and forgets a kept world; it can be started again then. */
  stop(): Promise<void>
}

/** What a start is joined with. */
export interface PaymentsWorkerParts<M> {
  createMock(options: MockOptions): M
  mockOptions: KnownMembers<MockOptions>
  /** Follows real time. */
  realTime: MockClock
}

// each of the two major versions of msw reads its own one
const LEAVE_OTHER_HOSTS_ALONE = {
  onUnhandledRequest: 'bypass',
  onUnhandledFrame: 'bypass',
} as const

/** @returns a start that lets one worker run in a page at a time. */
export function createWorkerStart<
  M extends PaymentsMockCore & { readonly handlers: HttpHandler[] },
>({ createMock, mockOptions: known, realTime }: PaymentsWorkerParts<M>) {
  let isRunning = false

  return async (
    options: PaymentsWorkerOptions = {},
  ): Promise<PaymentsWorker<M>> => {
    requireKnownMembers({ owner: 'startPaymentsWorker' }, options, {
      ...known,
      persist: true,
      quiet: true,
      script: true,
    })
    const {
      persist = false,
      quiet = false,
      script = '/mockServiceWorker.js',
      ...mockOptions
    } = options
    if (isRunning) {
      throw new MockError(
        'A payments worker runs in this page already. Stop it first with the stop() that its start gave you.',
      )
    }
    const mock = createMock(mockOptions)
    const kept = persist
      ? createKeptWorld(mock, beginningOf(mockOptions), () =>
          realTime.now().getTime(),
        )
      : undefined
    warnOfLostWorld(kept?.putBack())
    isRunning = true
    const worker = setupWorker(...mock.handlers)
    try {
      await worker.start({
        ...LEAVE_OTHER_HOSTS_ALONE,
        quiet,
        serviceWorker: { url: script },
      })
    } catch (error) {
      isRunning = false
      throw notStarted(script, error as Error)
    }
    kept?.follow()
    return {
      mock,
      worker,
      async stop() {
        kept?.forget()
        await worker.stop()
        isRunning = false
      },
    }
  }
}

function beginningOf({ scenario, seed, now }: MockOptions): object {
  return { scenario, seed, now }
}

/** @param reason why the world of the last load is lost; none, if it is not. */
function warnOfLostWorld(reason: string | undefined): void {
  if (reason === undefined) return
  console.warn(
    `agentcore-payments-mock: the scenario begins anew, as the world of the last load could not be kept: ${reason}`,
  )
}

/** Servers answer for a missing file with 404, or with the page of the app. */
function notStarted(script: string, error: Error): MockError {
  return new MockError(
    `The payments worker did not start from ${JSON.stringify(script)}. MSW's script has to be there: run "npx msw init public", where "public" is the folder that is served as it is, or say where it is with { script: '/…/mockServiceWorker.js' }. ${error.message.replace(/\s+/g, ' ')}`,
    { cause: error },
  )
}
