import { requireMethods } from '../domain/required-methods.ts'
import { connectionReset } from '../protocol/broken-reply.ts'
import type { PaymentsMockCore } from '../mock/mock.ts'

/** An SDK's HTTP request, as far as it is used: structurally Smithy's `HttpRequest`. */
export interface SdkHttpRequest {
  method: string
  protocol: string
  hostname: string
  port?: number | undefined
  path: string
  query?: Record<string, string | string[] | null> | undefined
  headers: Record<string, string>
  body?: unknown
}

/** A response for an SDK's client: structurally Smithy's `HttpResponse`. */
export interface SdkHttpResponse {
  statusCode: number
  reason: string
  headers: Record<string, string>
  body: Uint8Array
}

/** Options of one call: structurally Smithy's `HttpHandlerOptions`. */
export interface SdkHandlerOptions {
  abortSignal?: { readonly aborted: boolean } | undefined
  /** Time limit in milliseconds, compared with the latency of faults, which passes on the mock's clock. */
  requestTimeout?: number | undefined
}

/** A replacement for an SDK client's HTTP handler: structurally Smithy's `HttpHandler`. */
export interface MockRequestHandler {
  readonly metadata: { handlerProtocol: string }
  handle(
    request: SdkHttpRequest,
    options?: SdkHandlerOptions,
  ): Promise<{ response: SdkHttpResponse }>
  destroy(): void
  updateHttpClientConfig(): void
  httpHandlerConfigs(): Record<string, never>
}

/**
 * Makes a request handler for AWS SDK clients (v3) that answers from the mock, without interception or a socket.
 *
 * @throws MockError for a value that is not a mock.
 * @example
 * ```ts
 * import { BedrockAgentCoreClient } from '@aws-sdk/client-bedrock-agentcore'
 * import { createPaymentsMock } from 'agentcore-payments-mock'
 * import { createRequestHandler } from 'agentcore-payments-mock/aws-sdk'
 *
 * const mock = createPaymentsMock()
 * const client = new BedrockAgentCoreClient({
 *   region: 'us-east-1',
 *   credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
 *   requestHandler: createRequestHandler(mock),
 * })
 * ```
 */
export function createRequestHandler(
  mock: Pick<PaymentsMockCore, 'fetch'>,
): MockRequestHandler {
  requireMethods(
    'createRequestHandler takes the mock itself: createRequestHandler(mock)',
    mock,
    ['fetch'],
  )
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request, { abortSignal, requestTimeout } = {}) {
      const response = await mock.fetch(toRequest(request), {
        isGone: () => abortSignal?.aborted === true,
        // 0 means no limit, as for Smithy's own handlers
        timeoutMs: requestTimeout || undefined,
      })
      if (response.type === 'error') throw connectionReset()
      return {
        response: {
          statusCode: response.status,
          reason: response.statusText,
          headers: Object.fromEntries(response.headers),
          body: new Uint8Array(await response.arrayBuffer()),
        },
      }
    },
    destroy() {},
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  }
}

function toRequest(request: SdkHttpRequest): Request {
  const { protocol, hostname, port, path, query = {}, body } = request
  const url = new URL(
    `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`,
  )
  for (const [name, values] of Object.entries(query)) {
    for (const value of [values].flat()) {
      url.searchParams.append(name, value ?? '')
    }
  }
  return new Request(url, {
    method: request.method,
    headers: request.headers,
    // AgentCore Payments has no streaming input, so an SDK's body is text, bytes or nothing
    ...(body === undefined
      ? {}
      : { body: body as string | Uint8Array<ArrayBuffer> }),
  })
}
