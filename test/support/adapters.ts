import { FetchHttpHandler } from '@smithy/fetch-http-handler'
import { setupServer } from 'msw/node'
import { createRequestHandler } from '../../src/entries/aws-sdk.ts'
import type { PaymentsMock } from '../../src/entries/index.ts'
import { serve } from '../../src/entries/node.ts'
import type { ClientWay } from './sdk-client.ts'

/** An adapter that is connected to one mock. */
export interface OpenWay {
  client: ClientWay
  close(): void | Promise<void>
}

type Opener = (mock: PaymentsMock) => OpenWay | Promise<OpenWay>

/** Adapters that connect a client to a mock of this process. */
export const ADAPTERS = {
  'request handler': (mock) => ({
    client: { requestHandler: createRequestHandler(mock) },
    close() {},
  }),
  'msw over node:http': (mock) => intercept(mock, {}),
  'msw over fetch': (mock) =>
    intercept(mock, { requestHandler: new FetchHttpHandler() }),
  async 'http server'(mock) {
    const { url, close } = await serve(mock, { port: 0 })
    return { client: { endpoint: url }, close }
  },
} satisfies Record<string, Opener>

export type Adapter = keyof typeof ADAPTERS

export const ADAPTER_NAMES = Object.keys(ADAPTERS) as Adapter[]

function intercept(mock: PaymentsMock, client: ClientWay): OpenWay {
  const server = setupServer(...mock.handlers)
  server.listen({ onUnhandledRequest: 'error' })
  return { client, close: () => server.close() }
}
