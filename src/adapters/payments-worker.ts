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

/** Options of `startPaymentsWorker`. */
export interface PaymentsWorkerOptions extends MockOptions {
  /**
   * Keeps the world across reloads, in the tab's session storage, until the tab is closed; journal, faults and
   * saves are not kept. The world starts again when `scenario`, `seed` or `now` have changed. Default false.
   */
  persist?: boolean
  /** Turns off MSW's messages in the console. Default false. */
  quiet?: boolean
  /** URL of the script that `npx msw init` wrote. Default `/mockServiceWorker.js`. */
  script?: string
}

/** A running worker and its mock. */
export interface PaymentsWorker<M> {
  readonly mock: M
  /** MSW's worker; add handlers of your own with `use`. */
  readonly worker: SetupWorker
  /** Stops the interception, and deletes a stored world; afterwards a worker can be started again. */
  stop(): Promise<void>
}

/** Parts that the entry provides. */
export interface PaymentsWorkerParts<M> {
  createMock(options: MockOptions): M
  mockOptions: KnownMembers<MockOptions>
  /** Reads real time, in epoch milliseconds. */
  realTime: MockClock
}

// each major version of msw reads its own option
const LEAVE_OTHER_HOSTS_ALONE = {
  onUnhandledRequest: 'bypass',
  onUnhandledFrame: 'bypass',
} as const

/** @returns a start function that allows one worker in a page at a time. */
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
        'A payments worker runs in this page already. Stop it first with the stop() that startPaymentsWorker returned.',
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

/** @param reason why the world of the last load is lost; undefined if it is not. */
function warnOfLostWorld(reason: string | undefined): void {
  if (reason === undefined) return
  console.warn(
    `agentcore-payments-mock: the world starts again with its scenario, because the world of the last load could not be restored: ${reason}`,
  )
}

/** Builds the error of a start that failed: for a missing script, servers answer with 404 or with the app's page. */
function notStarted(script: string, error: Error): MockError {
  return new MockError(
    `The payments worker did not start from ${JSON.stringify(script)}. MSW's script is needed there: run "npx msw init public", where "public" is your folder of static files, or set its URL with { script: '/…/mockServiceWorker.js' }. ${error.message.replace(/\s+/g, ' ')}`,
    { cause: error },
  )
}
