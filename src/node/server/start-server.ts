import { createServer } from 'node:http'
import { valueText } from '../../domain/value-text.ts'
import { MockError } from '../../errors.ts'
import type { PaymentsMockCore } from '../../mock/mock.ts'
import { watchConnections } from './connections.ts'
import { isCorsOrigin } from './cors.ts'
import { createListener } from './listener.ts'
import { listen, urlForClients } from './listening.ts'
import { createRefusals } from './refusals.ts'

/** Address of a server, and the pages that may call it. */
export interface ServerOptions {
  /** Port to listen on. Default 4402; 0 picks a free one. */
  port?: number
  /** Name or address to listen on. Default `127.0.0.1`, so that only this machine reaches it. */
  host?: string
  /** Allowed origin of pages (CORS), `*` for any. Default: none. */
  cors?: string
}

/** A running server. */
export interface RunningServer {
  /** Base URL for clients on this machine, without a slash at the end. */
  readonly url: string
  /** Port in use. */
  readonly port: number
  /**
   * Stops accepting, lets requests in flight finish, then ends.
   *
   * @param options `deadlineMs`: milliseconds after which open requests are cut off. Default 5000.
   */
  close(options?: { deadlineMs?: number }): Promise<void>
}

export const DEFAULT_PORT = 4402
export const DEFAULT_HOST = '127.0.0.1'

/** Time limits for clients, in milliseconds. */
export const TIME_LIMITS = {
  /** For all headers of a request. */
  headersTimeout: 10_000,
  /** For a whole request. */
  requestTimeout: 30_000,
  /** Between two requests: longer than SDKs keep idle connections, so that the SDK closes first. */
  keepAliveTimeout: 65_000,
  /** Interval at which the first two are checked. */
  connectionsCheckingInterval: 1_000,
}

/**
 * Starts an HTTP server in front of a mock.
 *
 * @param fetch answers the requests.
 * @throws MockError for a bad option, or a port or host that cannot be listened on.
 */
export async function startServer(
  { fetch, clock }: Pick<PaymentsMockCore, 'fetch' | 'clock'>,
  options: ServerOptions = {},
  timeLimits: typeof TIME_LIMITS = TIME_LIMITS,
): Promise<RunningServer> {
  const { port = DEFAULT_PORT, host = DEFAULT_HOST, cors } = options
  checkOptions(port, cors)
  const refuse = createRefusals(clock)
  const server = createServer(
    timeLimits,
    createListener({ fetch, refuse, cors }),
  )
  const drain = watchConnections(server)
  const realPort = await listen(server, port, host)
  return {
    url: urlForClients(host, realPort),
    port: realPort,
    close: ({ deadlineMs = 5_000 } = {}) => drain(deadlineMs),
  }
}

function checkOptions(port: number, cors: string | undefined): void {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new MockError(
      `A port must be a whole number from 0 to 65535, 0 for any free one. Received: ${valueText(port)}`,
    )
  }
  if (cors !== undefined && !isCorsOrigin(cors)) {
    throw new MockError(
      `cors must be "*" or one origin such as "http://localhost:5173". Received: ${valueText(cors)}`,
    )
  }
}
